package dev.cordon.auditor.pull;

import java.time.Instant;

/**
 * A run that the vault has a manifest of. What the manifest says is not verified yet.
 *
 * @param runbook as the manifest says; empty if it cannot be read
 * @param workflowId in the same
 * @param verdict in the same
 * @param sealedAt when Azure says that the manifest was written
 * @param archived whether its history is there, too, so that all can be verified
 */
public record SealedRun(
        String incident,
        String run,
        String runbook,
        String workflowId,
        String verdict,
        Instant sealedAt,
        boolean archived) {}
