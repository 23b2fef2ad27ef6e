package dev.cordon.range.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Service;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells clients where tokens come from and which keys sign them. */
final class DiscoveryEndpoint implements Service {
    private static final Pattern PATH = Pattern.compile(
            "/([^/]+)(/v2\\.0)?(/\\.well-known/openid-configuration|/discovery(?:/v2\\.0)?/keys|/discovery/instance"
                    + "|/userrealm/[^/]+)/?",
            Pattern.CASE_INSENSITIVE);

    private final Directory directory;
    private final Tenants tenants;
    private final SigningKey key;
    private final Issuers issuers;

    DiscoveryEndpoint(Directory directory, Tenants tenants, SigningKey key, Issuers issuers) {
        this.directory = directory;
        this.tenants = tenants;
        this.key = key;
        this.issuers = issuers;
    }

    @Override
    public boolean accepts(Call call) {
        Matcher path = PATH.matcher(call.path());
        return call.method().equals("GET") && path.matches() && tenants.looksLikeOne(path.group(1));
    }

    @Override
    public String operationName(Call call) {
        return "Microsoft.Entra/discovery/read";
    }

    @Override
    public Answer answer(Call call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            throw new IllegalArgumentException(call.path() + " is no discovery address");
        }
        tenants.require(path.group(1));
        String asked = path.group(3).toLowerCase(Locale.ROOT);
        if (asked.endsWith("keys")) {
            return Answer.text(200, "application/json; charset=utf-8", key.publicKeys());
        }
        if (asked.endsWith("instance")) {
            return Answer.json(200, instances(call));
        }
        if (asked.startsWith("/userrealm")) {
            return Answer.json(200, realm(call));
        }
        return Answer.json(200, configuration(path.group(1), path.group(2) != null, call.origin()));
    }

    private ObjectNode configuration(String tenant, boolean second, String origin) {
        String login = issuers.login(origin);
        String segment = tenants.isAny(tenant) || tenants.isAdfs(tenant) ? tenant : directory.tenantId();
        String base = login + "/" + segment;
        String oauth = base + "/oauth2" + (second ? "/v2.0" : "");
        ObjectNode body = Json.object()
                .put("issuer", issuer(tenant, second, origin))
                .put("authorization_endpoint", oauth + "/authorize")
                .put("token_endpoint", oauth + "/token")
                .put("device_authorization_endpoint", oauth + "/devicecode")
                .put("end_session_endpoint", oauth + "/logout")
                .put("userinfo_endpoint", userInfo(login))
                .put("jwks_uri", base + "/discovery" + (second ? "/v2.0" : "") + "/keys")
                .put("cloud_instance_name", "microsoftonline.com")
                .put("cloud_graph_host_name", "graph.windows.net")
                .put("msgraph_host", "graph.microsoft.com")
                .put("tenant_region_scope", "EU");
        add(body, "token_endpoint_auth_methods_supported", "client_secret_post", "client_secret_basic");
        add(body, "response_types_supported", "code");
        add(body, "response_modes_supported", "query", "form_post");
        add(body, "code_challenge_methods_supported", "S256");
        add(body, "subject_types_supported", "pairwise");
        add(body, "scopes_supported", "openid", "profile", "email", "offline_access");
        add(body, "id_token_signing_alg_values_supported", "RS256");
        add(body, "claims_supported", "sub", "iss", "aud", "exp", "iat", "oid", "tid", "preferred_username", "name");
        return body;
    }

    private static String userInfo(String login) {
        return (Issuers.isLoopback(login) ? login : "https://graph.microsoft.com") + UserInfoEndpoint.PATH;
    }

    private String issuer(String tenant, boolean second, String origin) {
        if (tenants.isAdfs(tenant)) {
            return issuers.login(origin) + "/adfs";
        }
        String issuer = second ? issuers.second(origin) : issuers.first(origin);
        return tenants.isAny(tenant) ? issuer.replace(directory.tenantId(), "{tenantid}") : issuer;
    }

    private ObjectNode instances(Call call) {
        String login = issuers.login(call.origin());
        String host = URI.create(login).getAuthority();
        ObjectNode body = Json.object()
                .put(
                        "tenant_discovery_endpoint",
                        login + "/" + tenantAskedFor(call) + "/v2.0/.well-known/openid-configuration")
                .put("api-version", "1.1");
        ObjectNode cloud = body.putArray("metadata")
                .addObject()
                .put("preferred_network", host)
                .put("preferred_cache", host);
        var aliases = cloud.putArray("aliases").add(host);
        if (!Issuers.isLoopback(login)) {
            List.of("login.windows.net", "login.microsoft.com", "sts.windows.net")
                    .forEach(aliases::add);
        }
        return body;
    }

    private String tenantAskedFor(Call call) {
        String endpoint = call.query("authorization_endpoint").orElse("");
        Matcher tenant = Pattern.compile("https://[^/]+/([^/]+)/.*").matcher(endpoint);
        return tenant.matches() ? tenant.group(1) : directory.tenantId();
    }

    private static ObjectNode realm(Call call) {
        String user = call.path().replaceFirst(".*/", "");
        return Json.object()
                .put("ver", "1.0")
                .put("account_type", "Managed")
                .put("domain_name", user.replaceFirst(".*@", ""))
                .put("cloud_instance_name", "microsoftonline.com")
                .put("cloud_audience_urn", "urn:federation:MicrosoftOnline");
    }

    private static void add(ObjectNode body, String name, String... values) {
        var array = body.putArray(name);
        List.of(values).forEach(array::add);
    }
}
