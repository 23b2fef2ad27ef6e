package dev.cordon.embedded.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.embedded.installation.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * An Azure Resource Manager template, with its expressions worked out as far as ours uses them; what else it may hold is
 * a {@link Problem}, not a guess.
 */
final class Template {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final Expressions expressions;

    private Template(JsonNode document, Expressions expressions) {
        this.document = document;
        this.expressions = expressions;
    }

    /**
     * Reads a template.
     *
     * @param group Azure Resource Manager id of the group that it is deployed to
     * @param given parameters, by name
     */
    static Template read(Path file, String group, String location, String tenantId, Map<String, JsonNode> given) {
        try {
            JsonNode document = JSON.readTree(file.toFile());
            return new Template(
                    document,
                    new Expressions(
                            group, location, tenantId, document.path("parameters"), document.path("variables"), given));
        } catch (IOException unreadable) {
            throw new Problem(file + " cannot be read.", unreadable);
        }
    }

    /** The resources of a type, worked out but for their conditions, in the order in which they stand. */
    List<ObjectNode> resources(String type) {
        return StreamSupport.stream(document.path("resources").spliterator(), false)
                .filter(resource -> resource.path("type").asText().equals(type))
                .map(resource -> (ObjectNode) workedOut(resource))
                .toList();
    }

    private JsonNode workedOut(JsonNode node) {
        if (node.isTextual()) {
            return expressions.value(node.asText());
        }
        if (node instanceof ArrayNode list) {
            ArrayNode all = JSON.createArrayNode();
            list.forEach(each -> all.add(workedOut(each)));
            return all;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode all = JSON.createObjectNode();
            // A workflow definition has expressions of its own, for the Logic App to work out.
            object.properties()
                    .forEach(field -> all.set(
                            field.getKey(),
                            field.getKey().equals("definition") ? field.getValue() : workedOut(field.getValue())));
            all.remove("dependsOn");
            return all;
        }
        return node;
    }
}
