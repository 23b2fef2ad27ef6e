package dev.cordon.range.notify;

import dev.cordon.range.http.Call;
import dev.cordon.range.http.Errors;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.stream.Stream;

/**
 * Whether a request may run a workflow's trigger: by the shared access signature in its address, and by nothing else.
 *
 * <p>The codes are those that Logic Apps answers with ("Secure access and data in Azure Logic Apps", and what callers
 * were shown); the message about a signature that does not match is the range's own.
 */
final class TriggerAccess {
    private static final String RUN = "/triggers/manual/run";

    private final byte[] signature;

    TriggerAccess(String signature) {
        this.signature = signature.getBytes(StandardCharsets.UTF_8);
    }

    /** Refuses a request that does not carry the right signature. */
    void check(Call call) {
        boolean signed = call.query("sig").isPresent();
        boolean authorized = call.header("Authorization").isPresent();
        if (signed && authorized) {
            throw Errors.refusal(
                    400,
                    "DirectApiRequestHasMoreThanOneAuthorization",
                    "The request has SAS authentication scheme, 'Bearer' authorization scheme or internal token scheme."
                            + " Only one scheme should be used.");
        }
        if (Stream.of("sp", "sv", "sig").allMatch(name -> call.query(name).isEmpty())) {
            throw Errors.refusal(
                    401,
                    "DirectApiAuthorizationRequired",
                    "The request must be authenticated only by Shared Access scheme.");
        }
        parameters(call);
        matches(call);
    }

    private static void parameters(Call call) {
        if (Stream.of("sp", "sv", "sig").anyMatch(name -> call.query(name).isEmpty())) {
            throw Errors.refusal(
                    401,
                    "AuthorizationFailed",
                    "Required parameters for shared access URL are permissions ('sp'), version ('sv'), and signature"
                            + " ('sig').");
        }
    }

    private void matches(Call call) {
        byte[] given = call.query("sig").orElse("").getBytes(StandardCharsets.UTF_8);
        boolean right = MessageDigest.isEqual(signature, given)
                && call.query("sp").filter(RUN::equals).isPresent()
                && call.query("sv").filter("1.0"::equals).isPresent();
        if (!right) {
            throw Errors.refusal(401, "AuthorizationFailed", "The authentication credentials are not valid.");
        }
    }
}
