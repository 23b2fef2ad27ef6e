package dev.cordon.range.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who exists in the tenant.
 *
 * @param tenantId the tenant's id
 * @param applications every registered application
 * @param people everybody who signs in
 * @param servicePrincipals those that nobody can sign in as
 */
public record Directory(
        String tenantId,
        List<Application> applications,
        List<Person> people,
        List<ServicePrincipal> servicePrincipals) {
    /** The one tenant of the range. */
    public static final String TENANT_ID = "7b1f0c5e-3a52-4f7e-9c7d-2d0e6a4b8f10";

    /** The home of the incident responders that were called in from another company, Fabrikam. */
    public static final String PARTNER_TENANT_ID = "5d0e9b47-6c1a-4f83-b2d5-8e7f3a9c1640";

    /** The application id of Azure Security Insights, Microsoft Sentinel's own service principal in every tenant. */
    public static final String SECURITY_INSIGHTS = "98785600-1bb7-4fb9-b9fa-19afe2c8a360";

    private static final String FILE = "directory.json";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Directory {
        applications = List.copyOf(applications);
        people = List.copyOf(people);
        servicePrincipals = List.copyOf(servicePrincipals);
    }

    /** The directory, with the secrets kept in a state folder; those that are missing are made. */
    public static Directory open(Path stateFolder) {
        Path file = stateFolder.resolve(FILE);
        try {
            JsonNode saved = Files.exists(file) ? MAPPER.readTree(file.toFile()) : MAPPER.createObjectNode();
            Directory directory = DirectorySeed.with(secrets(saved));
            if (!MAPPER.valueToTree(directory).equals(saved)) {
                save(directory, file);
            }
            return directory;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The directory cannot be kept in " + file, unreadable);
        }
    }

    private static Map<String, String> secrets(JsonNode saved) {
        Map<String, String> secrets = new HashMap<>();
        saved.path("applications").forEach(application -> keep(secrets, application, "clientId", "clientSecret"));
        saved.path("people").forEach(person -> keep(secrets, person, "user", "password"));
        return secrets;
    }

    private static void keep(Map<String, String> secrets, JsonNode owner, String name, String secret) {
        secrets.put(owner.path(name).asText(), owner.path(secret).asText());
    }

    private static void save(Directory directory, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        MAPPER.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), directory);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The application of that client id. */
    public Optional<Application> byClientId(String clientId) {
        return applications.stream()
                .filter(application -> application.clientId().equalsIgnoreCase(clientId))
                .findFirst();
    }

    /** Microsoft Sentinel's own service principal. */
    public ServicePrincipal securityInsights() {
        return servicePrincipals.stream()
                .filter(principal -> principal.clientId().equals(SECURITY_INSIGHTS))
                .findFirst()
                .orElseThrow();
    }

    /** The system-assigned identity of a resource, with the roles that were granted to it. */
    public ServicePrincipal identityOf(String resourceId) {
        ServicePrincipal plain = ServicePrincipal.ofResource(resourceId);
        return servicePrincipals.stream()
                .filter(principal -> principal.objectId().equals(plain.objectId()))
                .findFirst()
                .orElse(plain);
    }

    /** The application of that display name, which must exist. */
    public Application application(String name) {
        return applications.stream()
                .filter(application -> application.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no application named '" + name + "'"));
    }

    /** The person of that object id. */
    public Optional<Person> byObjectId(String objectId) {
        return people.stream()
                .filter(person -> person.objectId().equals(objectId))
                .findFirst();
    }

    /** The person of that user principal name. */
    public Optional<Person> byUser(String user) {
        return people.stream()
                .filter(person -> person.user().equalsIgnoreCase(user))
                .findFirst();
    }

    static String secret() {
        byte[] bytes = new byte[30];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
