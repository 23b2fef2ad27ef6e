package dev.cordon.range.activitylog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/**
 * One thing done to one resource, from which its Activity Log events are made.
 *
 * @param resourceId the resource
 * @param subscriptionId its subscription
 * @param resourceGroup its resource group; empty above one
 * @param resourceType its type
 * @param operationName the operation in RBAC's spelling
 * @param actor who did it, and by which request
 */
public record EventTemplate(
        String resourceId,
        String subscriptionId,
        String resourceGroup,
        String resourceType,
        String operationName,
        Actor actor) {
    /**
     * Who did it.
     *
     * @param caller a user principal name, or an application's object id
     * @param claims the claims of the token
     * @param correlationId the correlation id of the request
     * @param clientRequestId the client's own id for it; empty where it sent none
     * @param method the HTTP method
     * @param tenantId the tenant
     */
    public record Actor(
            String caller,
            Map<String, String> claims,
            String correlationId,
            String clientRequestId,
            String method,
            String tenantId) {
        public Actor {
            claims = Map.copyOf(claims);
        }
    }

    /** The event without status and time. */
    public ObjectNode toEvent() {
        ObjectNode event = Json.object();
        ObjectNode authorization = event.putObject("authorization");
        authorization.put("action", operationName).put("scope", resourceId);
        event.put("caller", actor.caller()).put("channels", "Operation");
        event.set("claims", Json.tree(actor.claims()));
        event.put("correlationId", actor.correlationId()).put("description", "");
        event.set("category", localized("Administrative"));
        event.set("operationName", localized(operationName));
        event.put("resourceGroupName", resourceGroup).put("resourceId", resourceId);
        event.set("resourceProviderName", localized(resourceType.replaceFirst("/.*", "")));
        event.set("resourceType", localized(resourceType));
        event.put("subscriptionId", subscriptionId).put("tenantId", actor.tenantId());
        ObjectNode request = event.putObject("httpRequest");
        request.put("clientRequestId", actor.clientRequestId()).put("clientIpAddress", "127.0.0.1");
        request.put("method", actor.method());
        return event;
    }

    /**
     * Makes an event of it.
     *
     * @param template what {@link #toEvent()} gave
     * @param status Started, Accepted, Succeeded or Failed
     * @param httpStatus the HTTP status, as in {@code Created}; empty for a start
     * @param at when it happened
     * @param delay how much later it becomes visible
     */
    public static ObjectNode at(ObjectNode template, String status, String httpStatus, Instant at, Duration delay) {
        ObjectNode event = template.deepCopy();
        String id = UUID.randomUUID().toString();
        Instant when = at.truncatedTo(ChronoUnit.MILLIS);
        event.put("eventDataId", id).put("level", status.equals("Failed") ? "Error" : "Informational");
        event.put("id", event.path("resourceId").asText() + "/events/" + id + "/ticks/" + ticks(when));
        event.put("operationId", event.path("correlationId").asText());
        event.set("eventName", localized(status.equals("Started") ? "BeginRequest" : "EndRequest"));
        event.set("status", localized(status));
        event.set("subStatus", localized(httpStatus));
        event.put("eventTimestamp", when.toString());
        event.put("submissionTimestamp", when.plus(delay).toString());
        ObjectNode properties = event.putObject("properties");
        properties
                .put("eventCategory", "Administrative")
                .put("entity", event.path("resourceId").asText());
        properties.put("message", event.at("/operationName/value").asText()).put("hierarchy", "");
        return event;
    }

    private static long ticks(Instant at) {
        return 621_355_968_000_000_000L + at.toEpochMilli() * 10_000;
    }

    private static ObjectNode localized(String value) {
        return Json.object().put("value", value).put("localizedValue", value);
    }
}
