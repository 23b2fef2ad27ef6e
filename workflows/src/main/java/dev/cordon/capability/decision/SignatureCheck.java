package dev.cordon.capability.decision;

/**
 * What a check of a decision's signature showed.
 *
 * @param valid whether a trusted key signed exactly this decision
 * @param problem what is wrong with it, in words; empty if valid
 * @param method how the decider was authenticated, for example {@code OpenID Connect at https://…}; empty if not valid
 */
public record SignatureCheck(boolean valid, String problem, String method) {
    public static SignatureCheck refused(String problem) {
        return new SignatureCheck(false, problem, "");
    }
}
