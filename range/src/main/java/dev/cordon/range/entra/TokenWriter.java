package dev.cordon.range.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cordon.range.directory.Person;
import dev.cordon.range.http.Json;
import dev.cordon.range.tenant.HandedOut;
import dev.cordon.range.tenant.HandedOut.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Writes and signs access tokens and ID tokens with the claims that Entra gives them. */
final class TokenWriter {
    /** How long an access token lives. */
    static final Duration LIFETIME = Duration.ofSeconds(3599);

    private static final Duration REFRESH_LIFETIME = Duration.ofDays(90);

    private final String tenantId;
    private final SigningKey key;
    private final Issuers issuers;
    private final HandedOut handedOut;
    private final Clock clock;

    TokenWriter(String tenantId, SigningKey key, Issuers issuers, HandedOut handedOut, Clock clock) {
        this.tenantId = tenantId;
        this.key = key;
        this.issuers = issuers;
        this.handedOut = handedOut;
        this.clock = clock;
    }

    /** When a token written now will expire. */
    Instant expiry() {
        return clock.instant().plus(LIFETIME);
    }

    /** The answer to a token request, as far as every client gets it. */
    ObjectNode answer(Grant grant, RequestedScope scope) {
        long seconds = LIFETIME.toSeconds();
        return Json.object()
                .put("token_type", "Bearer")
                .put("expires_in", seconds)
                .put("ext_expires_in", seconds)
                .put("expires_on", String.valueOf(expiry().getEpochSecond()))
                .put("resource", scope.resource())
                .put("access_token", accessToken(grant));
    }

    String accessToken(Grant grant) {
        JWTClaimsSet.Builder claims =
                common(grant, LIFETIME).audience(grant.audience().name());
        List<String> roles = grant.principal().rolesOn(grant.audience());
        if (!roles.isEmpty()) {
            claims.claim("roles", roles);
        }
        if (!grant.clientCapabilities().isEmpty()) {
            claims.claim("xms_cc", grant.clientCapabilities());
        }
        client(claims, grant);
        subject(claims, grant);
        return noted(Kind.ACCESS_TOKEN, grant, claims);
    }

    /** Tells the application who signed in to it, and which of its own roles that person holds. */
    String idToken(Grant grant, SignIn signIn) {
        Person person = signIn.person();
        JWTClaimsSet.Builder claims = common(grant, LIFETIME)
                .issuer(issuers.second(grant.origin()))
                .audience(grant.clientId())
                .subject(signIn.subject())
                .claim("ver", "2.0")
                .claim("name", person.displayName())
                .claim("preferred_username", person.user());
        if (!signIn.nonce().isEmpty()) {
            claims.claim("nonce", signIn.nonce());
        }
        if (signIn.asksFor("email")) {
            claims.claim("email", person.user());
        }
        if (!signIn.roles().isEmpty()) {
            claims.claim("roles", signIn.roles());
        }
        return noted(Kind.ID_TOKEN, grant, claims);
    }

    /** A token that can be exchanged for others as long as the client keeps it. */
    String refreshToken(Grant grant, SignIn signIn) {
        JWTClaimsSet.Builder claims = common(grant, REFRESH_LIFETIME)
                .audience(RefreshTokens.AUDIENCE)
                .claim("client", grant.clientId())
                .claim("confidential", grant.confidential())
                .claim("scope", signIn.scope());
        return noted(Kind.REFRESH_TOKEN, grant, claims);
    }

    private String noted(Kind kind, Grant grant, JWTClaimsSet.Builder claims) {
        String token = sign(claims.build());
        handedOut.note(kind, grant.principal().objectId(), token);
        return token;
    }

    private JWTClaimsSet.Builder common(Grant grant, Duration lifetime) {
        Instant now = clock.instant();
        boolean second = grant.audience().isVersion2();
        return new JWTClaimsSet.Builder()
                .issuer(second ? issuers.second(grant.origin()) : issuers.first(grant.origin()))
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .subject(grant.principal().objectId())
                .claim("oid", grant.principal().objectId())
                .claim("tid", tenantId)
                .claim("uti", UUID.randomUUID().toString())
                .claim("ver", second ? "2.0" : "1.0");
    }

    private static void client(JWTClaimsSet.Builder claims, Grant grant) {
        boolean second = grant.audience().isVersion2();
        claims.claim(second ? "azp" : "appid", grant.clientId())
                .claim(second ? "azpacr" : "appidacr", grant.confidential() ? "1" : "0");
    }

    private static void subject(JWTClaimsSet.Builder claims, Grant grant) {
        Person person = grant.principal().person();
        if (person == null) {
            claims.claim("idtyp", "app");
            if (grant.principal().managedIdentity()) {
                claims.claim("xms_idrel", "7 1");
            }
            return;
        }
        claims.claim("name", person.displayName()).claim("scp", String.join(" ", grant.scopes()));
        if (grant.audience().isVersion2()) {
            claims.claim("preferred_username", person.user());
        } else {
            claims.claim("upn", person.user()).claim("unique_name", person.user());
            claims.claim("amr", List.of("pwd"));
        }
    }

    private String sign(JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(JOSEObjectType.JWT)
                    .keyID(key.key().getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key.key()));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("The token could not be signed", impossible);
        }
    }
}
