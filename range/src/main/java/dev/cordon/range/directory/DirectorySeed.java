package dev.cordon.range.directory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The applications and people of the tenant.
 *
 * <p>Cordon's API and its console are one registration, {@code cordon-api}: people hold its app roles once, and the ID
 * token of a sign-in to the console carries the same roles as an access token for the API.
 *
 * <p>{@code ir-partner} is Fabrikam's application, of which this tenant has only the service principal; it signs in here
 * with the secret that it has at home.
 */
final class DirectorySeed {
    private static final List<String> NONE = List.of();
    private static final List<String> CONSOLE =
            List.of("http://localhost:8080/login/oauth2/code/entra", "http://127.0.0.1:8080/login/oauth2/code/entra");

    private static final String PLAYBOOK = "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups"
            + "/rg-security-prod/providers/Microsoft.Logic/workflows/la-cordon-incident";

    private final Map<String, String> secrets;

    private DirectorySeed(Map<String, String> secrets) {
        this.secrets = secrets;
    }

    /** The directory with the given secrets, by client id and user; where one is missing it is made. */
    static Directory with(Map<String, String> secrets) {
        return new DirectorySeed(secrets).directory();
    }

    private Directory directory() {
        return new Directory(
                Directory.TENANT_ID,
                List.of(
                        application(
                                "cordon-api",
                                CONSOLE,
                                List.of("api://cordon"),
                                List.of("Requester", "Approver", "Commander", "Auditor"),
                                NONE),
                        client("cordon-worker"),
                        client("sentinel-playbook", "Requester"),
                        client("range-owner"),
                        client("audit-reader", "Auditor"),
                        partner("ir-partner")),
                List.of(
                        person("alice", "Alice Archer", "Requester"),
                        person("bob", "Bob Baker", "Approver"),
                        person("carol", "Carol Chandler", "Approver", "Commander"),
                        person("dave", "Dave Draper", "Auditor")),
                List.of(
                        new ServicePrincipal(
                                "Azure Security Insights",
                                Directory.SECURITY_INSIGHTS,
                                id("principal:Azure Security Insights"),
                                NONE),
                        ServicePrincipal.ofResource(PLAYBOOK, "Requester")));
    }

    private Application partner(String name) {
        return application(name, NONE, NONE, NONE, NONE, Directory.PARTNER_TENANT_ID);
    }

    private Application client(String name, String... holds) {
        return application(name, NONE, NONE, NONE, List.of(holds));
    }

    private Application application(
            String name, List<String> redirects, List<String> uris, List<String> offers, List<String> holds) {
        return application(name, redirects, uris, offers, holds, Directory.TENANT_ID);
    }

    private Application application(
            String name,
            List<String> redirects,
            List<String> uris,
            List<String> offers,
            List<String> holds,
            String home) {
        String clientId = id("app:" + name);
        return new Application(
                name, clientId, id("principal:" + name), secretOf(clientId), redirects, uris, offers, holds, home);
    }

    private Person person(String name, String displayName, String... roles) {
        String user = name + "@contoso.com";
        return new Person(id("user:" + user), user, displayName, secretOf(user), List.of(roles));
    }

    private String secretOf(String owner) {
        return secrets.computeIfAbsent(owner, missing -> Directory.secret());
    }

    /** Ids stay the same from one range to the next, so that documents and scripts may name them. */
    static String id(String what) {
        return UUID.nameUUIDFromBytes(("cordon-range:" + what).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
