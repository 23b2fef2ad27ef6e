package dev.cordon.capability.runs;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run that was ended without a chance to close its record, or that closed without doing so.
 *
 * @param status how it ended, as Temporal names it, for example {@code Terminated}
 * @param reason what whoever ended it gave as the reason; empty if nothing
 * @param by the identity that ended it, its own claim; empty if unknown
 * @param incidentId empty if it ended before it had said so
 * @param target Azure Resource Manager id of what it was about; empty if it ended before it had said so
 * @param phase where it was when it ended
 * @param requestedBy who had asked for it; null where that cannot be read
 */
public record CutShortRun(
        String workflowId,
        String runId,
        String runbook,
        String status,
        Instant closedAt,
        String reason,
        String by,
        String incidentId,
        String target,
        String severity,
        String phase,
        @Nullable String requestedBy) {
    /** What people do about it. */
    public static final String ADVICE = "It could not finish: see what it had changed, and start it again or release.";

    private static final Set<String> BY_OTHERS = Set.of("TERMINATED", "TIMEDOUT");

    /** Whether others ended it, so that it could not even have tried to close its record. */
    public boolean byOthers() {
        return BY_OTHERS.contains(status.replace("_", "").toUpperCase(Locale.ROOT));
    }

    /** How it was ended, in words. */
    public String words() {
        return workflowId + " was ended as " + status + " in phase '" + phase + "'"
                + (by.isEmpty() ? "" : " by " + by)
                + (reason.isEmpty() ? "" : ", reason: " + reason);
    }
}
