package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.http.Errors;
import java.util.List;

/** The conditions of automation rules: which there are, and whether they hold for what happened. */
final class RuleConditions {
    private static final String CONFIGURATION = "conditionProperties";
    private static final List<String> TYPES =
            List.of("Property", "PropertyArray", "PropertyChanged", "PropertyArrayChanged", "Boolean");
    private static final List<String> OPERATORS = List.of(
            "Equals", "NotEquals", "Contains", "NotContains", "StartsWith", "NotStartsWith", "EndsWith", "NotEndsWith");
    private static final List<String> CHANGING = List.of("IncidentSeverity", "IncidentStatus", "IncidentOwner");
    private static final List<String> GROWING = List.of("Alerts", "Labels", "Tactics", "Comments");

    private RuleConditions() {}

    static void check(JsonNode condition) {
        JsonNode wanted = condition.path(CONFIGURATION);
        switch (Invalid.oneOf(condition, "conditionType", TYPES)) {
            case "Property" -> {
                Invalid.oneOf(wanted, "propertyName", ConditionProperties.names());
                Invalid.oneOf(wanted, "operator", OPERATORS);
                severities(wanted);
            }
            case "PropertyChanged" -> changed(wanted);
            case "PropertyArrayChanged" -> {
                Invalid.oneOf(wanted, "arrayType", GROWING);
                Invalid.oneOf(wanted, "changeType", List.of("Added"));
            }
            case "Boolean" -> {
                Invalid.oneOf(wanted, "operator", List.of("And", "Or"));
                wanted.path("innerConditions").forEach(RuleConditions::check);
            }
            default ->
                throw Errors.refusal(501, "NotImplemented", "The range does not implement PropertyArray conditions.");
        }
    }

    private static void changed(JsonNode wanted) {
        Invalid.oneOf(wanted, "propertyName", CHANGING);
        if (wanted.hasNonNull("changeType")) {
            Invalid.oneOf(wanted, "changeType", List.of("ChangedFrom", "ChangedTo"));
        }
        if (wanted.hasNonNull("operator")) {
            Invalid.oneOf(wanted, "operator", OPERATORS);
        }
        severities(wanted);
    }

    private static void severities(JsonNode wanted) {
        boolean whole = wanted.path("operator").asText("Equals").matches("(Not)?Equals");
        if (whole && wanted.path("propertyName").asText().equals("IncidentSeverity")) {
            wanted.path("propertyValues").forEach(value -> {
                if (!IncidentFields.SEVERITIES.contains(value.asText())) {
                    throw Invalid.because("'" + value.asText() + "' is no severity; there are "
                            + String.join(", ", IncidentFields.SEVERITIES) + ".");
                }
            });
        }
    }

    static boolean holds(JsonNode condition, IncidentEvent event, List<? extends JsonNode> entities) {
        JsonNode wanted = condition.path(CONFIGURATION);
        return switch (condition.path("conditionType").asText()) {
            case "Property" -> matches(wanted, ConditionProperties.values(wanted, event, entities));
            case "PropertyChanged" -> hasChanged(wanted, event);
            case "PropertyArrayChanged" ->
                event.grown().contains(wanted.path("arrayType").asText());
            default -> combined(wanted, event, entities);
        };
    }

    private static boolean combined(JsonNode wanted, IncidentEvent event, List<? extends JsonNode> entities) {
        boolean any = wanted.path("operator").asText().equals("Or");
        for (JsonNode inner : wanted.path("innerConditions")) {
            if (holds(inner, event, entities) == any) {
                return any;
            }
        }
        return !any;
    }

    private static boolean hasChanged(JsonNode wanted, IncidentEvent event) {
        List<String> before = ConditionProperties.incident(wanted, event.before());
        List<String> after = ConditionProperties.incident(wanted, event.after());
        if (before.equals(after)) {
            return false;
        }
        boolean all = wanted.path("propertyValues").isEmpty();
        boolean from = wanted.path("changeType").asText().equals("ChangedFrom");
        return all || matches(wanted, from ? before : after);
    }

    private static boolean matches(JsonNode wanted, List<String> values) {
        String operator = wanted.path("operator").asText("Equals");
        boolean negative = operator.startsWith("Not");
        String bare = negative ? operator.substring("Not".length()) : operator;
        for (JsonNode candidate : wanted.path("propertyValues")) {
            if (values.stream().anyMatch(value -> compares(bare, value, candidate.asText()))) {
                return !negative;
            }
        }
        return negative;
    }

    private static boolean compares(String operator, String value, String wanted) {
        return switch (operator) {
            case "Equals" -> value.equalsIgnoreCase(wanted);
            case "Contains" -> indexIn(value, wanted) >= 0;
            case "StartsWith" -> value.regionMatches(true, 0, wanted, 0, wanted.length());
            default -> value.regionMatches(true, value.length() - wanted.length(), wanted, 0, wanted.length());
        };
    }

    private static int indexIn(String value, String wanted) {
        for (int i = 0; i + wanted.length() <= value.length(); i++) {
            if (value.regionMatches(true, i, wanted, 0, wanted.length())) {
                return i;
            }
        }
        return -1;
    }
}
