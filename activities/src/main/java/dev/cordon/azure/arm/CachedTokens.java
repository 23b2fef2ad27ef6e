package dev.cordon.azure.arm;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.SimpleTokenCache;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** An identity whose tokens are kept while they are good, whichever of many short-lived clients asks for one. */
final class CachedTokens implements TokenCredential {
    private final TokenCredential identity;
    private final Map<List<String>, SimpleTokenCache> byScopes = new ConcurrentHashMap<>();

    CachedTokens(TokenCredential identity) {
        this.identity = identity;
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        if (request.getClaims() != null) {
            return identity.getToken(request); // A challenge says that the token which is kept will not do.
        }
        return byScopes.computeIfAbsent(
                        List.copyOf(request.getScopes()),
                        scopes -> new SimpleTokenCache(() -> identity.getToken(
                                new TokenRequestContext().setScopes(scopes).setTenantId(request.getTenantId()))))
                .getToken();
    }
}
