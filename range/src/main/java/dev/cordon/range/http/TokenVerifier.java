package dev.cordon.range.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whom a request's bearer token speaks for. */
public interface TokenVerifier {
    /** Says who calls, or why nobody can be believed; a request without a token has neither. */
    Verdict verify(Call call);

    /** The caller, where the request carries a token that holds. */
    default Optional<Caller> callerOf(Call call) {
        return Optional.ofNullable(verify(call).caller());
    }

    /**
     * What a token turned out to be.
     *
     * @param caller the principal, or null where there is no token or it does not hold
     * @param reason why the token was refused, as one sentence; empty where it holds
     */
    record Verdict(@Nullable Caller caller, String reason) {
        /** A token that holds. */
        public static Verdict of(Caller caller) {
            return new Verdict(caller, "");
        }

        /** No token, or one that does not hold. */
        public static Verdict refused(String reason) {
            return new Verdict(null, reason);
        }
    }
}
