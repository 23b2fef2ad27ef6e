package dev.cordon.embedded.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cordon.embedded.installation.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The expressions of a template: calls of a few functions with texts and each other as arguments. */
final class Expressions {
    private static final Pattern CALL = Pattern.compile("([A-Za-z]+)\\((.*)\\)((?:\\.[A-Za-z]+)*)");

    private final String group;
    private final String location;
    private final String tenantId;
    private final JsonNode parameters;
    private final JsonNode variables;
    private final Map<String, JsonNode> given;

    Expressions(
            String group,
            String location,
            String tenantId,
            JsonNode parameters,
            JsonNode variables,
            Map<String, JsonNode> given) {
        this.group = group;
        this.location = location;
        this.tenantId = tenantId;
        this.parameters = parameters;
        this.variables = variables;
        this.given = Map.copyOf(given);
    }

    /** What a text of the template comes to; one that is no expression, to itself. */
    JsonNode value(String text) {
        boolean expression = text.startsWith("[") && text.endsWith("]") && !text.startsWith("[[");
        return expression ? evaluated(text.substring(1, text.length() - 1).strip()) : TextNode.valueOf(text);
    }

    private JsonNode evaluated(String expression) {
        if (expression.startsWith("'") && expression.endsWith("'")) {
            return TextNode.valueOf(expression.substring(1, expression.length() - 1));
        }
        Matcher call = CALL.matcher(expression);
        if (!call.matches()) {
            throw unknown(expression);
        }
        List<JsonNode> arguments =
                arguments(call.group(2)).stream().map(this::evaluated).toList();
        return called(call.group(1), texts(arguments), call.group(3), expression);
    }

    private JsonNode called(String function, List<String> arguments, String member, String expression) {
        return switch (function + member) {
            case "parameters" -> parameter(arguments.get(0));
            case "variables" -> value(variables.path(arguments.get(0)).asText());
            case "resourceId" -> TextNode.valueOf(group + id(arguments));
            case "subscriptionResourceId" ->
                TextNode.valueOf(group.replaceFirst("/resourceGroups/.*", "") + id(arguments));
            case "guid" -> TextNode.valueOf(guid(arguments));
            case "resourceGroup.location" -> TextNode.valueOf(location);
            case "resourceGroup.id" -> TextNode.valueOf(group);
            case "subscription.tenantId" -> TextNode.valueOf(tenantId);
            default -> throw unknown(expression);
        };
    }

    private JsonNode parameter(String name) {
        JsonNode value = given.get(name);
        if (value != null) {
            return value;
        }
        JsonNode standard = parameters.path(name).path("defaultValue");
        if (standard.isMissingNode()) {
            throw new Problem("the template needs a value for its parameter " + name + ".");
        }
        return standard.isTextual() ? value(standard.asText()) : standard;
    }

    private static String id(List<String> typeAndNames) {
        String[] type = typeAndNames.get(0).split("/", -1);
        StringBuilder id = new StringBuilder("/providers/").append(type[0]);
        for (int part = 1; part < type.length; part++) {
            id.append('/').append(type[part]).append('/').append(typeAndNames.get(part));
        }
        return id.toString();
    }

    /** The same for the same arguments, as Azure's is; not the same as Azure's. */
    private static String guid(List<String> arguments) {
        return UUID.nameUUIDFromBytes(String.join("-", arguments).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static List<String> texts(List<JsonNode> arguments) {
        return arguments.stream().map(JsonNode::asText).collect(Collectors.toList());
    }

    /** Split at the commas that stand neither in a text nor in a call. */
    private static List<String> arguments(String text) {
        List<String> all = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            quoted = (each == '\'') != quoted;
            depth += quoted ? 0 : each == '(' ? 1 : each == ')' ? -1 : 0;
            if (each == ',' && depth == 0 && !quoted) {
                all.add(text.substring(from, at).strip());
                from = at + 1;
            }
        }
        if (!text.isBlank()) {
            all.add(text.substring(from).strip());
        }
        return all;
    }

    private static Problem unknown(String expression) {
        return new Problem("the template's expression [" + expression + "] is not understood here.");
    }
}
