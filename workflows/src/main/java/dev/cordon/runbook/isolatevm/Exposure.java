package dev.cordon.runbook.isolatevm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that containment leaves open.
 *
 * @param kind what it is
 * @param words it in a sentence
 * @param until when it ends by itself; null if it does not or if nobody can know
 */
public record Exposure(Kind kind, String words, @Nullable Instant until) {
    /** What can remain exposed. */
    public enum Kind {
        /** Tokens that detached identities obtained before, which Azure honours until they expire. */
        IDENTITY_TOKENS,
        /** Connections that were open before, which a change of rules need not close. */
        ESTABLISHED_FLOWS,
        /** Isolation was judged by rules as written, not by the effective ones. */
        EFFECTIVE_RULES_UNKNOWN,
        /** The last minutes of the Activity Log may be missing from the export. */
        ACTIVITY_LOG_LATE
    }
}
