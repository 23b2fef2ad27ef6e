package dev.cordon.embedded.wholepath;

import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.tenant.Credential;
import dev.cordon.embedded.tenant.Person;
import dev.cordon.embedded.tenant.Tenant;
import dev.cordon.embedded.tenant.Web;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Gets people their tokens for Cordon's API by the resource owner's password. */
final class PasswordGrant {
    private final Installation installation;
    private final Tenant tenant;

    PasswordGrant(Installation installation, Tenant tenant) {
        this.installation = installation;
        this.tenant = tenant;
    }

    String token(Person person) {
        Credential client = tenant.application("cordon-api");
        Map<String, String> form = Map.of(
                "grant_type", "password",
                "client_id", client.clientId(),
                "client_secret", client.clientSecret(),
                "username", person.user(),
                "password", person.password(),
                "scope", "api://cordon/.default");
        URI endpoint = URI.create(installation.rangeUrl() + "/" + tenant.tenantId() + "/oauth2/v2.0/token");
        return Web.trusting(installation.ca())
                .json(HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(form)))
                        .build())
                .path("access_token")
                .asText();
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
