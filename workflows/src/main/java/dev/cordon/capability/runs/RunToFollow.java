package dev.cordon.capability.runs;

import org.jspecify.annotations.Nullable;

/**
 * A run to be followed.
 *
 * @param runId which run of that id; null for the latest
 * @param seen the {@link RunSoFar#mark} of what is known already; empty for nothing
 */
public record RunToFollow(String workflowId, @Nullable String runId, String seen) {}
