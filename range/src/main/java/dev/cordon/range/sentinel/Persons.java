package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.directory.Person;
import dev.cordon.range.directory.ServicePrincipal;
import dev.cordon.range.http.Caller;
import dev.cordon.range.http.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How Sentinel writes down who did something, and whom an incident is assigned to. */
final class Persons {
    /** Of a tenant in which there is nobody: enough to check what somebody wants. */
    static final Persons NOBODY = new Persons(new Directory(Directory.TENANT_ID, List.of(), List.of(), List.of()));

    private final Directory directory;

    Persons(Directory directory) {
        this.directory = directory;
    }

    /** The {@code ClientInfo} of whoever sent a request. */
    ObjectNode client(@Nullable Caller caller) {
        String id = caller == null ? "" : caller.objectId();
        Optional<Person> person = directory.byObjectId(id);
        ObjectNode client = Json.object().put("objectId", id);
        client.put("email", person.map(Person::user).orElse(null));
        client.put("name", person.map(Person::displayName).orElseGet(() -> applicationName(id)));
        return client.put("userPrincipalName", person.map(Person::user).orElse(null));
    }

    /** The {@code ClientInfo} of Sentinel itself, where an automation rule did something. */
    ObjectNode sentinel() {
        ServicePrincipal itself = directory.securityInsights();
        ObjectNode client = Json.object().put("objectId", itself.objectId()).putNull("email");
        return client.put("name", itself.name()).putNull("userPrincipalName");
    }

    private String applicationName(String objectId) {
        Optional<String> application = directory.applications().stream()
                .filter(candidate -> candidate.objectId().equals(objectId))
                .map(candidate -> candidate.name())
                .findFirst();
        return application.orElseGet(() -> directory.servicePrincipals().stream()
                .filter(candidate -> candidate.objectId().equals(objectId))
                .map(candidate -> candidate.name())
                .findFirst()
                .orElse(objectId));
    }

    /** An incident's owner, as far as it was given, with what the directory knows of that person. */
    ObjectNode owner(JsonNode given) {
        ObjectNode owner = Json.object();
        for (String field : new String[] {"objectId", "email", "assignedTo", "userPrincipalName"}) {
            owner.put(field, given.hasNonNull(field) ? given.path(field).asText() : null);
        }
        directory
                .byObjectId(owner.path("objectId").asText())
                .or(() -> directory.byUser(owner.path("userPrincipalName").asText()))
                .ifPresent(person -> fill(owner, person));
        if (owner.hasNonNull("objectId") || owner.hasNonNull("userPrincipalName")) {
            owner.put("ownerType", given.path("ownerType").asText("User"));
        }
        return owner;
    }

    private static void fill(ObjectNode owner, Person person) {
        owner.put("objectId", person.objectId()).put("email", person.user());
        owner.put("assignedTo", person.displayName()).put("userPrincipalName", person.user());
    }
}
