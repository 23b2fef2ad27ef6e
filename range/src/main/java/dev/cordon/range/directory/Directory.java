package dev.cordon.range.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Who exists in the tenant.
 *
 * @param tenantId the tenant's id
 * @param applications every registered application
 * @param people everybody who signs in
 */
public record Directory(String tenantId, List<Application> applications, List<Person> people) {
    /** The one tenant of the range. */
    public static final String TENANT_ID = "7b1f0c5e-3a52-4f7e-9c7d-2d0e6a4b8f10";

    private static final String FILE = "directory.json";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Directory {
        applications = List.copyOf(applications);
        people = List.copyOf(people);
    }

    /** Reads the directory kept in a state folder; the first time, makes it with fresh secrets. */
    public static Directory open(Path stateFolder) {
        Path file = stateFolder.resolve(FILE);
        try {
            if (Files.exists(file)) {
                return MAPPER.readValue(file.toFile(), Directory.class);
            }
            Files.createDirectories(stateFolder);
            Directory fresh = DirectorySeed.fresh();
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), fresh);
            return fresh;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The directory cannot be kept in " + file, unreadable);
        }
    }

    /** The application of that client id. */
    public Optional<Application> byClientId(String clientId) {
        return applications.stream()
                .filter(application -> application.clientId().equalsIgnoreCase(clientId))
                .findFirst();
    }

    /** The application of that display name, which must exist. */
    public Application application(String name) {
        return applications.stream()
                .filter(application -> application.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no application named '" + name + "'"));
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
