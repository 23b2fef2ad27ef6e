package dev.cordon.range.entra;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.directory.Person;

/** Exchanges refresh tokens for the sign-in they were given for. */
final class RefreshTokens {
    /** The audience that keeps a refresh token from passing as an access token. */
    static final String AUDIENCE = "urn:cordon-range:refresh";

    private final SignedTokens tokens;
    private final Directory directory;

    RefreshTokens(SignedTokens tokens, Directory directory) {
        this.tokens = tokens;
        this.directory = directory;
    }

    Refresh redeem(String token, String clientId) {
        try {
            JWTClaimsSet claims = tokens.read(token);
            if (claims.getAudience().contains(AUDIENCE) && clientId.equals(claims.getClaim("client"))) {
                return new Refresh(
                        directory
                                .byObjectId(String.valueOf(claims.getSubject()))
                                .orElseThrow(RefreshTokens::invalid),
                        Boolean.TRUE.equals(claims.getClaim("confidential")),
                        claims.getClaim("scope") instanceof String scope ? scope : "");
            }
        } catch (UntrustedToken untrusted) {
            throw AadError.EXPIRED_OR_REVOKED.because(untrusted.why());
        }
        throw invalid();
    }

    private static RuntimeException invalid() {
        return AadError.EXPIRED_OR_REVOKED.because("The provided grant has expired or was not issued to this client.");
    }

    /**
     * What a refresh token was given for.
     *
     * @param person who had signed in
     * @param confidential whether the client had proven itself, and has to do so again
     * @param scope what it had asked for
     */
    record Refresh(Person person, boolean confidential, String scope) {}
}
