package dev.cordon.range.entra;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.directory.Person;

/** Exchanges refresh tokens for the person they were given to. */
final class RefreshTokens {
    /** The audience that keeps a refresh token from passing as an access token. */
    static final String AUDIENCE = "urn:cordon-range:refresh";

    private final SignedTokens tokens;
    private final Directory directory;

    RefreshTokens(SignedTokens tokens, Directory directory) {
        this.tokens = tokens;
        this.directory = directory;
    }

    Person redeem(String token, String clientId) {
        try {
            JWTClaimsSet claims = tokens.read(token);
            if (claims.getAudience().contains(AUDIENCE) && clientId.equals(claims.getClaim("client"))) {
                return directory.people().stream()
                        .filter(person -> person.objectId().equals(claims.getSubject()))
                        .findFirst()
                        .orElseThrow(RefreshTokens::invalid);
            }
        } catch (UntrustedToken untrusted) {
            throw AadError.EXPIRED_OR_REVOKED.because(untrusted.why());
        }
        throw invalid();
    }

    private static RuntimeException invalid() {
        return AadError.EXPIRED_OR_REVOKED.because("The provided grant has expired or was not issued to this client.");
    }
}
