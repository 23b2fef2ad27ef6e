package dev.cordon.range.entra;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Caller;
import dev.cordon.range.http.TokenVerifier;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Believes a bearer token that this tenant signed, that has not expired and that is meant for the service called. */
public final class EntraTokenVerifier implements TokenVerifier {
    private static final String SCHEME = "Bearer ";

    private final SignedTokens tokens;
    private final Predicate<Call> isStorage;
    private final Predicate<Call> isKeyVault;

    EntraTokenVerifier(SignedTokens tokens, Predicate<Call> isStorage, Predicate<Call> isKeyVault) {
        this.tokens = tokens;
        this.isStorage = isStorage;
        this.isKeyVault = isKeyVault;
    }

    @Override
    public Verdict verify(Call call) {
        String header = call.header("Authorization").orElse("");
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Verdict.refused("");
        }
        try {
            JWTClaimsSet claims = tokens.read(header.substring(SCHEME.length()).trim());
            requireAudience(claims, serviceOf(call));
            return Verdict.of(caller(claims));
        } catch (UntrustedToken untrusted) {
            return Verdict.refused(untrusted.why());
        }
    }

    private static void requireAudience(JWTClaimsSet claims, AzureResource service) throws UntrustedToken {
        List<String> audiences = claims.getAudience();
        boolean meant = audiences.stream().anyMatch(audience -> isMeantFor(audience, service));
        if (!meant) {
            throw new UntrustedToken("The access token has been obtained for the wrong audience or resource '"
                    + String.join(", ", audiences) + "'.");
        }
    }

    // In a cloud of its own the range's address stands for every service that lives at it, except for storage.
    private static boolean isMeantFor(String audience, AzureResource service) {
        boolean here = Issuers.isLoopback(AzureResource.withoutSlashes(audience));
        return (here && service != AzureResource.STORAGE)
                || AzureResource.named(audience).filter(service::equals).isPresent();
    }

    private AzureResource serviceOf(Call call) {
        if (isStorage.test(call)) {
            return AzureResource.STORAGE;
        }
        if (isKeyVault.test(call)) {
            return AzureResource.KEY_VAULT;
        }
        String path = call.path();
        if (call.host().startsWith("graph.")
                || path.startsWith("/v1.0/")
                || path.startsWith("/beta/")
                || path.equals(UserInfoEndpoint.PATH)) {
            return AzureResource.GRAPH;
        }
        if (call.host().startsWith("api.loganalytics.") || path.startsWith("/v1/workspaces/")) {
            return AzureResource.LOG_ANALYTICS;
        }
        boolean ingestion = call.host().contains(".ingest.monitor.") || path.startsWith("/dataCollectionRules/");
        return ingestion ? AzureResource.MONITOR : AzureResource.RESOURCE_MANAGER;
    }

    private static Caller caller(JWTClaimsSet claims) {
        Map<String, String> text = new TreeMap<>();
        claims.getClaims().forEach((name, value) -> text.put(name, textOf(value)));
        String oid = text.getOrDefault("oid", "");
        String appId = text.getOrDefault("appid", text.getOrDefault("azp", ""));
        String user = text.getOrDefault("upn", text.getOrDefault("preferred_username", ""));
        Caller.Kind kind = kind(text, user);
        String audience = AzureResource.withoutSlashes(claims.getAudience().get(0));
        return new Caller(oid, appId, user.isEmpty() ? oid : user, kind, audience, text);
    }

    private static Caller.Kind kind(Map<String, String> claims, String user) {
        if (!user.isEmpty()) {
            return Caller.Kind.USER;
        }
        return claims.containsKey("xms_idrel") ? Caller.Kind.MANAGED_IDENTITY : Caller.Kind.APPLICATION;
    }

    private static String textOf(Object value) {
        if (value instanceof Date date) {
            return String.valueOf(date.toInstant().getEpochSecond());
        }
        return value instanceof List<?> list
                ? String.join(" ", list.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }
}
