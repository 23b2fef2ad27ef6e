package dev.cordon.range.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmHandler;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Json;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** The tags of any resource, group or subscription, as a resource of their own. */
public final class Tags implements ArmHandler {
    private static final Set<String> METHODS = Set.of("GET", "PUT", "PATCH", "DELETE");
    private static final int MOST = 50;

    private final Tenant tenant;

    public Tags(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public boolean handles(ArmRequest request) {
        ArmPath path = request.path();
        return path.type().equalsIgnoreCase("Microsoft.Resources/tags")
                && path.isInstance()
                && METHODS.contains(request.method());
    }

    @Override
    public String action(ArmRequest request) {
        return switch (request.method()) {
            case "GET" -> "Microsoft.Resources/tags/read";
            case "DELETE" -> "Microsoft.Resources/tags/delete";
            default -> "Microsoft.Resources/tags/write";
        };
    }

    @Override
    public Answer answer(ArmRequest request) {
        String scope = request.path().scope();
        ObjectNode resource = tenant.store()
                .find(scope)
                .orElseThrow(() ->
                        Errors.refusal(404, "ResourceNotFound", "The resource '" + scope + "' could not be found."));
        if (!request.method().equals("GET")) {
            ObjectNode tags = resource.withObjectProperty("tags");
            change(request, tags);
            limit(tags);
            if (resource.hasNonNull("etag")) {
                resource.put("etag", "W/\"" + UUID.randomUUID() + "\"");
            }
            tenant.store().put(resource);
        }
        return request.method().equals("DELETE") ? Answer.empty(200) : Answer.json(200, shown(resource));
    }

    private static void change(ArmRequest request, ObjectNode tags) {
        if (request.method().equals("DELETE")) {
            tags.removeAll();
            return;
        }
        ObjectNode body = request.body();
        JsonNode given = body.at("/properties/tags");
        String operation = request.method().equals("PUT")
                ? "replace"
                : body.path("operation").asText("").toLowerCase(Locale.ROOT);
        switch (operation) {
            case "replace" -> {
                tags.removeAll();
                given.properties().forEach(tag -> tags.set(tag.getKey(), tag.getValue()));
            }
            case "merge" -> given.properties().forEach(tag -> merge(tags, tag.getKey(), tag.getValue()));
            case "delete" ->
                given.properties()
                        .forEach(
                                tag -> remove(tags, tag.getKey(), tag.getValue().asText("")));
            default ->
                throw Errors.refusal(
                        400,
                        "InvalidTagsPatchOperation",
                        "The tags operation '" + body.path("operation").asText()
                                + "' is invalid. Allowed are Merge, Replace and Delete.");
        }
    }

    /** Tag names do not differ by case: the spelling that is there already stays. */
    private static void merge(ObjectNode tags, String name, JsonNode value) {
        tags.set(spelling(tags, name), value);
    }

    private static void remove(ObjectNode tags, String name, String value) {
        String known = spelling(tags, name);
        if (tags.path(known).asText().equals(value)) {
            tags.remove(known);
        }
    }

    private static String spelling(ObjectNode tags, String name) {
        return tags.properties().stream()
                .map(tag -> tag.getKey())
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
    }

    private static void limit(ObjectNode tags) {
        if (tags.size() > MOST) {
            throw Errors.refusal(
                    400,
                    "TooManyTags",
                    "A resource may carry at most " + MOST + " tags, but " + tags.size() + " were given.");
        }
        tags.properties().forEach(tag -> {
            if (tag.getKey().length() > 512 || tag.getValue().asText().length() > 256) {
                throw Errors.refusal(
                        400,
                        "InvalidTag",
                        "The tag '" + tag.getKey() + "' is too long: a name has at most 512, a value at most 256"
                                + " characters.");
            }
        });
    }

    private static ObjectNode shown(ObjectNode resource) {
        ObjectNode shown = Json.object();
        shown.put("id", resource.path("id").asText() + "/providers/Microsoft.Resources/tags/default");
        shown.put("name", "default").put("type", "Microsoft.Resources/tags");
        shown.putObject("properties").set("tags", resource.withObjectProperty("tags"));
        return shown;
    }
}
