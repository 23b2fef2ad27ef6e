package dev.cordon.range.keyvault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Caller;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Refusal;
import java.util.Locale;

/**
 * What Key Vault refuses, in its words.
 *
 * <p>Azure knows no address of a vault that does not exist; that it is a 404 {@code VaultNotFound} here is the range's
 * choice, as is the inner code of a key that may not be used for an operation.
 */
final class VaultErrors {
    private VaultErrors() {}

    static Refusal notFound(String kind, String name) {
        return refusal(
                404,
                kind + "NotFound",
                "A " + kind.toLowerCase(Locale.ROOT) + " with (name/id) " + name
                        + " was not found in this key vault. If you recently deleted it, you may be able to recover it.");
    }

    static Refusal vaultNotFound(String name) {
        return refusal(404, "VaultNotFound", "There is no vault named " + name + ".");
    }

    static Refusal badParameter(String message) {
        return refusal(400, "BadParameter", message);
    }

    static Refusal disabled(String kind, String operation) {
        return forbidden(
                "Operation " + operation + " is not allowed on a disabled " + kind.toLowerCase(Locale.ROOT) + ".",
                kind + "Disabled");
    }

    static Refusal notForThat(String operation) {
        return forbidden("Operation " + operation + " is not permitted on this key.", "KeyOperationForbidden");
    }

    static Refusal byRbac(Caller caller, String action, String scope, String vault, String location) {
        return forbidden(
                String.join(
                        "\r\n",
                        "Caller is not authorized to perform action on resource.",
                        "If role assignments, deny assignments or role definitions were changed recently, please"
                                + " observe propagation time.",
                        "Caller: appid=" + caller.appId() + ";oid=" + caller.objectId() + ";iss="
                                + caller.claims().getOrDefault("iss", ""),
                        "Action: '" + action + "'",
                        "Resource: '" + scope.toLowerCase(Locale.ROOT) + "'",
                        "Assignment: (not found)",
                        "DenyAssignmentId: null",
                        "DecisionReason: 'DeniedWithNoValidRBAC' ",
                        "Vault: " + vault + ";location=" + location,
                        ""),
                "ForbiddenByRbac");
    }

    private static Refusal forbidden(String message, String inner) {
        ObjectNode body = body("Forbidden", message);
        body.withObjectProperty("error").putObject("innererror").put("code", inner);
        return new Refusal(Answer.json(403, body));
    }

    /** The challenge by which clients find out where to get a token, and for what. */
    static Refusal unauthorized(String login, String message) {
        return new Refusal(Answer.json(401, body("Unauthorized", message))
                .with(
                        "WWW-Authenticate",
                        "Bearer authorization=\"" + login + "\", resource=\"https://vault.azure.net\""));
    }

    static Refusal notImplemented(String what) {
        return refusal(501, "NotImplemented", "The range does not implement the Key Vault operation " + what + ".");
    }

    private static Refusal refusal(int status, String code, String message) {
        return new Refusal(Answer.json(status, body(code, message)));
    }

    private static ObjectNode body(String code, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", code).put("message", message);
        return body;
    }
}
