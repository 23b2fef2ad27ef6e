package dev.cordon.azure.arm;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.SimpleTokenCache;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.Objects;

/** Who the worker is in Microsoft Entra, as its own token says. */
final class Principal {
    private static final String UNKNOWN = "unknown";

    private final SimpleTokenCache tokens;

    Principal(TokenCredential credential, String scope) {
        this.tokens = new SimpleTokenCache(() -> credential.getToken(new TokenRequestContext().addScopes(scope)));
    }

    /** The object id; {@code unknown} where tokens are not to be read. */
    String objectId() {
        return read(tokens.getToken().blockOptional().orElseThrow());
    }

    private static String read(AccessToken token) {
        try {
            return Objects.requireNonNullElse(
                    JWTParser.parse(token.getToken()).getJWTClaimsSet().getStringClaim("oid"), UNKNOWN);
        } catch (ParseException opaque) {
            // Entra promises nobody but the resource that a token can be read.
            return UNKNOWN;
        }
    }
}
