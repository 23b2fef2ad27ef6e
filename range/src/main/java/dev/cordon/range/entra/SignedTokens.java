package dev.cordon.range.entra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;

/** Reads tokens back, trusting only what this tenant signed and what has not expired. */
final class SignedTokens {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final SigningKey key;
    private final Issuers issuers;
    private final Clock clock;

    SignedTokens(SigningKey key, Issuers issuers, Clock clock) {
        this.key = key;
        this.issuers = issuers;
        this.clock = clock;
    }

    /**
     * The claims of a token that holds.
     *
     * @throws UntrustedToken saying why it does not
     */
    JWTClaimsSet read(String token) throws UntrustedToken {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
                    || !jwt.verify(new RSASSAVerifier(key.key().toRSAPublicKey()))) {
                throw new UntrustedToken("The access token's signature is invalid.");
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            checkTimes(claims);
            if (!issuers.recognises(String.valueOf(claims.getIssuer()))) {
                throw new UntrustedToken("The access token is from the wrong issuer '" + claims.getIssuer() + "'.");
            }
            return claims;
        } catch (ParseException | JOSEException malformed) {
            throw new UntrustedToken("The access token is not a readable JSON web token.");
        }
    }

    private void checkTimes(JWTClaimsSet claims) throws UntrustedToken {
        Date expires = claims.getExpirationTime();
        Date starts = claims.getNotBeforeTime();
        if (expires == null || expires.toInstant().plus(CLOCK_SKEW).isBefore(clock.instant())) {
            throw new UntrustedToken("The access token expiry UTC time '" + expires + "' is earlier than current UTC"
                    + " time '" + Date.from(clock.instant()) + "'.");
        }
        if (starts != null && starts.toInstant().minus(CLOCK_SKEW).isAfter(clock.instant())) {
            throw new UntrustedToken("The access token is not valid yet.");
        }
    }
}
