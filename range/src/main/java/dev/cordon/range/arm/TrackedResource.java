package dev.cordon.range.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Json;
import java.util.Locale;
import java.util.Optional;

/** Resources that live in a region and carry tags: what ARM asks of their bodies. */
public final class TrackedResource {
    private TrackedResource() {}

    /**
     * Makes the document to store from the body of a PUT: whole, under its own id, in its region.
     *
     * @param id the id it gets
     * @param type its type in the official spelling
     */
    public static ObjectNode of(ArmRequest request, String id, String type, Optional<ObjectNode> existing) {
        ObjectNode body = request.body();
        ObjectNode resource = Json.object();
        resource.put("name", ArmPath.of(id).name()).put("id", id).put("type", type);
        resource.put("location", location(request, body, existing));
        body.properties().forEach(field -> {
            if (!resource.has(field.getKey())) {
                resource.set(field.getKey(), field.getValue());
            }
        });
        resource.remove("etag");
        if (resource.path("tags").isNull()) {
            resource.remove("tags");
        }
        resource.withObjectProperty("properties");
        return resource;
    }

    private static String location(ArmRequest request, ObjectNode body, Optional<ObjectNode> existing) {
        String wanted = normal(body.path("location").asText(""));
        if (wanted.isEmpty()) {
            throw Errors.refusal(400, "LocationRequired", "The location property is required for this definition.");
        }
        String there = existing.map(resource -> normal(resource.path("location").asText()))
                .orElse(wanted);
        if (!there.equals(wanted)) {
            throw Errors.refusal(
                    409,
                    "InvalidResourceLocation",
                    "The resource '" + request.path().name() + "' already exists in location '" + there
                            + "' in resource group '" + request.resourceGroup()
                            + "'. A resource with the same name cannot be created in location '" + wanted
                            + "'. Please select a new resource name.");
        }
        return wanted;
    }

    /** A region as ARM keeps it: {@code West Europe} is {@code westeurope}. */
    public static String normal(String location) {
        return location.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
