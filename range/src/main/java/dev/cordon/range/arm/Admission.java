package dev.cordon.range.arm;

import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Caller;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Refusal;
import java.util.Locale;

/** What ARM checks before a resource type sees a request, in ARM's order. */
final class Admission {
    private static final String ARM_APP = "797f4846-ba00-4fd7-ba43-dac1f8f63013";

    private final Tenant tenant;
    private final Locks locks;

    Admission(Tenant tenant) {
        this.tenant = tenant;
        this.locks = new Locks(tenant.store());
    }

    /** Who calls; 401 where the request has no token for ARM. */
    Caller caller(ArmRequest request) {
        Call call = request.call();
        Caller caller = call.caller();
        if (caller == null) {
            boolean missing = call.header("Authorization").isEmpty();
            throw missing
                    ? challenge(
                            call,
                            "AuthenticationFailed",
                            "Authentication failed. The 'Authorization' header is missing.")
                    : challenge(
                            call, "InvalidAuthenticationToken", "The access token is invalid. " + call.tokenProblem());
        }
        if (!isForArm(call, caller.audience())) {
            throw challenge(
                    call,
                    "InvalidAuthenticationTokenAudience",
                    "The access token has been obtained for wrong audience or resource '" + caller.audience()
                            + "'. It should exactly match with one of the allowed audiences '" + call.origin()
                            + "/','https://management.azure.com/'.");
        }
        return caller;
    }

    private static boolean isForArm(Call call, String audience) {
        String bare = audience.replaceFirst("/+$", "").toLowerCase(Locale.ROOT);
        return bare.equals(call.origin().toLowerCase(Locale.ROOT))
                || bare.startsWith("https://localhost:")
                || bare.startsWith("https://127.0.0.1:")
                || bare.equals("https://management.azure.com")
                || bare.equals("https://management.core.windows.net")
                || bare.equals(ARM_APP);
    }

    private static Refusal challenge(Call call, String code, String message) {
        Answer answer = Errors.error(401, code, message);
        String login = call.host().startsWith("management.") ? "https://login.microsoftonline.com" : call.origin();
        String error = code.equals("AuthenticationFailed")
                ? ""
                : ", error=\"invalid_token\", error_description=\"" + message.replace('"', '\'') + "\"";
        return new Refusal(answer.with(
                "WWW-Authenticate", "Bearer authorization_uri=\"" + login + "/" + Directory.TENANT_ID + "\"" + error));
    }

    /** An api-version, and a subscription that exists. */
    void wellFormed(ArmRequest request) {
        if (request.apiVersion().isBlank()) {
            throw Errors.refusal(
                    400,
                    "MissingApiVersionParameter",
                    "The api-version query parameter (?api-version=) is required for all requests.");
        }
        if (!request.apiVersion().matches("\\d{4}-\\d{2}-\\d{2}([-.][A-Za-z0-9.]+)?")) {
            throw Errors.refusal(
                    400,
                    "InvalidApiVersionParameter",
                    "The api-version '" + request.apiVersion() + "' is invalid. The supported versions are dates.");
        }
        request.path().subscription().ifPresent(this::subscriptionExists);
    }

    private void subscriptionExists(String subscription) {
        if (!subscription.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw Errors.refusal(
                    400,
                    "InvalidSubscriptionId",
                    "The provided subscription identifier '" + subscription + "' is malformed or invalid.");
        }
        if (!tenant.store().exists("/subscriptions/" + subscription)) {
            throw Errors.refusal(
                    404, "SubscriptionNotFound", "The subscription '" + subscription + "' could not be found.");
        }
    }

    /** The caller's permission, the group's existence, and no lock in the way. */
    void permitted(ArmRequest request, Caller caller, ArmHandler handler) {
        String action = handler.action(request);
        String scope = request.path().resource().text();
        if (handler.guarded(request) && !tenant.access().allows(caller, action, scope)) {
            throw forbidden(caller, action, scope);
        }
        groupExists(request);
        locks.check(request, action);
    }

    private static Refusal forbidden(Caller caller, String action, String scope) {
        return Errors.refusal(
                403,
                "AuthorizationFailed",
                "The client '" + caller.name() + "' with object id '" + caller.objectId()
                        + "' does not have authorization to perform action '" + action + "' over scope '" + scope
                        + "' or the scope is invalid. If access was recently granted, please refresh your"
                        + " credentials.");
    }

    private void groupExists(ArmRequest request) {
        boolean below = request.path().segments().size() > 4;
        if (below && request.path().resourceGroup().isPresent()) {
            String group = "/subscriptions/" + request.subscription() + "/resourceGroups/" + request.resourceGroup();
            if (!tenant.store().exists(group)) {
                throw Errors.refusal(
                        404,
                        "ResourceGroupNotFound",
                        "Resource group '" + request.resourceGroup() + "' could not be found.");
            }
        }
    }
}
