package dev.cordon.range.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** The refusals of a sign-in, by the codes that people search for. */
enum AadError {
    UNKNOWN_TENANT(90002, 400, "invalid_tenant"),
    MISSING_PARAMETER(900144, 400, "invalid_request"),
    UNSUPPORTED_GRANT(70003, 400, "unsupported_grant_type"),
    UNKNOWN_APPLICATION(700016, 400, "unauthorized_client"),
    WRONG_SECRET(7000215, 401, "invalid_client"),
    MISSING_SECRET(7000216, 401, "invalid_client"),
    SECRET_REQUIRED(7000218, 401, "invalid_client"),
    UNREGISTERED_CERTIFICATE(700027, 401, "invalid_client"),
    WRONG_PASSWORD(50126, 400, "invalid_grant"),
    UNKNOWN_USER(50034, 400, "invalid_grant"),
    EXPIRED_OR_REVOKED(70000, 400, "invalid_grant"),
    UNKNOWN_RESOURCE(500011, 400, "invalid_resource"),
    INVALID_SCOPE(70011, 400, "invalid_scope"),
    SCOPE_NOT_DEFAULT(1002012, 400, "invalid_scope"),
    SEVERAL_RESOURCES(28000, 400, "invalid_scope"),
    NOT_MULTI_TENANT(50194, 400, "invalid_request"),
    APPLICATION_NOT_ASSIGNED(501051, 400, "invalid_grant"),
    USER_NOT_ASSIGNED(50105, 400, "invalid_grant"),
    REDIRECT_NOT_REGISTERED(50011, 400, "invalid_request"),
    REDIRECT_CHANGED(500112, 400, "invalid_grant"),
    MALFORMED_REQUEST(9002313, 400, "invalid_request"),
    RESPONSE_TYPE(70005, 400, "unsupported_response_type"),
    RESPONSE_MODE(70007, 400, "invalid_request"),
    CHALLENGE_SIZE(50147, 400, "invalid_request"),
    WRONG_VERIFIER(501481, 400, "invalid_grant"),
    CODE_EXPIRED(70008, 400, "invalid_grant"),
    CODE_REDEEMED(54005, 400, "invalid_grant"),
    SIGN_IN_NEEDED(50058, 400, "login_required"),
    UNKNOWN_AUTHORITY(50049, 400, "invalid_instance");

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final int code;
    private final int status;
    private final String error;

    AadError(int code, int status, String error) {
        this.code = code;
        this.status = status;
        this.error = error;
    }

    int status() {
        return status;
    }

    /** The error in the words of OAuth. */
    String error() {
        return error;
    }

    /** What people are told: the code they may search for, and the message. */
    String words(String message) {
        return "AADSTS" + code + ": " + message;
    }

    /** The refusal, to be thrown. */
    Refusal because(String message) {
        String trace = UUID.randomUUID().toString();
        String correlation = UUID.randomUUID().toString();
        String timestamp = TIMESTAMP.format(Instant.now());
        ObjectNode body = Json.object()
                .put("error", error)
                .put(
                        "error_description",
                        "%s Trace ID: %s Correlation ID: %s Timestamp: %s"
                                .formatted(words(message), trace, correlation, timestamp));
        body.putArray("error_codes").add(code);
        body.put("timestamp", timestamp)
                .put("trace_id", trace)
                .put("correlation_id", correlation)
                .put("error_uri", "https://login.microsoftonline.com/error?code=" + code);
        return new Refusal(Answer.json(status, body).with("Cache-Control", "no-store"));
    }
}
