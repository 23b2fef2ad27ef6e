package dev.cordon.embedded.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An Azure Resource Manager template, as text and as the resources that it makes.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax">Structure and syntax</a>
 */
record Template(JsonNode json) {
    private static final Path FOLDER = Path.of("..", "deploy", "sentinel");

    static Template read() {
        return new Template(file("azuredeploy.json"));
    }

    /** A file beside the template. */
    static JsonNode file(String name) {
        try {
            return new ObjectMapper().readTree(Files.readString(FOLDER.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonNode> resources(String type) {
        return stream(json.path("resources"))
                .filter(resource -> resource.path("type").asText().equals(type))
                .toList();
    }

    /** How other resources of the template name each of them. */
    Set<String> resourceIds() {
        Set<String> ids = new TreeSet<>();
        json.path("resources")
                .forEach(resource -> ids.add("[resourceId('%s', %s)]"
                        .formatted(
                                resource.path("type").asText(),
                                expression(resource.path("name").asText()))));
        return ids;
    }

    /** What the expressions of the template name with {@code parameters('...')} or {@code variables('...')}. */
    Set<String> named(String function) {
        Set<String> names = new TreeSet<>();
        expressions()
                .forEach(expression -> Pattern.compile(function + "\\('([^']+)'\\)")
                        .matcher(expression)
                        .results()
                        .forEach(found -> names.add(found.group(1))));
        return names;
    }

    /** What the template declares under that name. */
    Set<String> declared(String section) {
        Set<String> names = new TreeSet<>();
        json.path(section).fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Where a text follows from a variable, what the variable says. */
    String resolved(JsonNode text) {
        String name = expression(text.asText()).replaceFirst("^variables\\('(.+)'\\)$", "$1");
        return json.path("variables").path(name).asText(text.asText());
    }

    /** The playbook's own definition. */
    JsonNode definition() {
        return resources("Microsoft.Logic/workflows").get(0).at("/properties/definition");
    }

    /** Every action of the playbook by its name, those inside of others included. */
    Map<String, JsonNode> actions() {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        collect(definition(), all);
        return all;
    }

    /** Every text in a part of a template. */
    static List<String> texts(JsonNode part) {
        List<String> texts = new ArrayList<>();
        if (part.isTextual()) {
            texts.add(part.asText());
        }
        part.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }

    static Stream<JsonNode> stream(JsonNode list) {
        return Stream.iterate(0, index -> index < list.size(), index -> index + 1)
                .map(list::path);
    }

    private List<String> expressions() {
        return texts(json).stream().filter(text -> text.startsWith("[")).toList();
    }

    private static String expression(String text) {
        return text.replaceFirst("^\\[(.*)]$", "$1");
    }

    private static void collect(JsonNode scope, Map<String, JsonNode> all) {
        scope.path("actions").properties().forEach(action -> {
            all.put(action.getKey(), action.getValue());
            collect(action.getValue(), all);
            collect(action.getValue().path("else"), all);
        });
    }
}
