package dev.cordon.range.http;

import java.util.Map;

/**
 * The principal a bearer token speaks for.
 *
 * @param objectId the principal's object id in the directory
 * @param appId the application (client) id the token was issued to; empty where there is none
 * @param name what the Activity Log calls the caller: a user principal name, or an application's object id
 * @param kind what sort of principal it is
 * @param audience the resource the token was issued for, without a trailing slash
 * @param claims the token's claims as text, for the Activity Log; never the token
 */
public record Caller(
        String objectId, String appId, String name, Kind kind, String audience, Map<String, String> claims) {
    /** The sorts of principal that Entra issues tokens to. */
    public enum Kind {
        USER,
        APPLICATION,
        MANAGED_IDENTITY
    }

    public Caller {
        if (objectId.isBlank()) {
            throw new IllegalArgumentException("objectId must be the principal's object id, but was blank");
        }
        claims = Map.copyOf(claims);
    }
}
