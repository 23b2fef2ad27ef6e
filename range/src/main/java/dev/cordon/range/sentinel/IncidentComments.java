package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Json;
import java.util.Optional;

/**
 * What was said about an incident: at most 100 comments of at most 30,000 characters, each with the author that its
 * token names. A comment that is put again with the same words stays as it is.
 */
final class IncidentComments extends SentinelType {
    private static final int MOST = 100;
    private static final int LONGEST = 30_000;

    private final Persons persons;
    private final Automation automation;

    IncidentComments(Tenant tenant, Persons persons, Automation automation) {
        super(tenant, Incidents.TYPE + "/comments");
        this.persons = persons;
        this.automation = automation;
    }

    @Override
    boolean isSame(ObjectNode before, ObjectNode wanted) {
        return before.at("/properties/message").equals(wanted.path("message"));
    }

    @Override
    ObjectNode properties(ArmRequest request, ObjectNode wanted, Optional<ObjectNode> before) {
        String message = Invalid.text(wanted, "message");
        Invalid.atMost(message, "message", LONGEST);
        if (before.isEmpty() && siblings(request) >= MOST) {
            throw Invalid.because("An incident can have at most " + MOST + " comments.");
        }
        ObjectNode comment = before.map(
                        there -> there.withObjectProperty("properties").deepCopy())
                .orElseGet(() -> signed(request));
        return comment.put("message", message).put("lastModifiedTimeUtc", now());
    }

    private ObjectNode signed(ArmRequest request) {
        ObjectNode comment = Json.object().put("createdTimeUtc", now());
        comment.set("author", persons.client(request.call().caller()));
        return comment;
    }

    @Override
    void written(ArmRequest request, Optional<ObjectNode> before, ObjectNode after) {
        String incidentId = request.path().parent().parent().text();
        if (before.isEmpty()) {
            tenant.store()
                    .find(incidentId)
                    .map(incident -> IncidentEvent.commented(
                            incident, Source.of(request.call().caller())))
                    .ifPresent(automation::happened);
        }
    }
}
