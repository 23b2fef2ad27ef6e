package dev.cordon.runbook.isolatevm;

import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.network.IsolationCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** What a finished containment leaves open, in words that say for how long and why. */
final class Exposures {
    /** Azure caches a managed identity's token and honours it for up to 24 hours, whatever became of the identity. */
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(24);
    /** The Activity Log shows an event 3 to 20 minutes after it happened. */
    private static final Duration ACTIVITY_LOG_LAG = Duration.ofMinutes(20);

    private Exposures() {}

    static Exposure tokens(AssignedIdentities detached, Instant at) {
        Instant until = at.plus(TOKEN_LIFETIME);
        String roles = detached.roleAssignments().stream()
                .map(role -> role.roleName() + " on " + role.scope())
                .distinct()
                .collect(Collectors.joining("; "));
        return new Exposure(
                Exposure.Kind.IDENTITY_TOKENS,
                "tokens that " + Notes.identities(detached) + " obtained before " + at
                        + " are honoured until they expire, at the latest " + until
                        + (roles.isEmpty() ? "; no role was assigned to them" : "; they allow: " + roles),
                until);
    }

    static Exposure flows(Instant cutOffAt) {
        return new Exposure(
                Exposure.Kind.ESTABLISHED_FLOWS,
                "connections that were open before " + cutOffAt + " may live on until they end: new rules close them"
                        + " only where the quarantine group flushes connections",
                null);
    }

    static Exposure effectiveRulesUnknown(IsolationCheck check) {
        return new Exposure(
                Exposure.Kind.EFFECTIVE_RULES_UNKNOWN,
                check.nic().name() + ": the machine does not run, so Azure computes no effective rules; judged by the"
                        + " rules of the attached groups",
                null);
    }

    static Exposure lateActivityLog(Instant exportedAt) {
        Instant complete = exportedAt.plus(ACTIVITY_LOG_LAG);
        return new Exposure(
                Exposure.Kind.ACTIVITY_LOG_LATE,
                "events of the last " + ACTIVITY_LOG_LAG.toMinutes() + " minutes before " + exportedAt
                        + " may be missing from the export; Azure shows them by " + complete,
                complete);
    }
}
