package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Json;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;

/** What an automation rule has to look like, after the definitions of its reference; 400 names what does not. */
final class RuleChecks {
    private static final int MOST_ACTIONS = 20;
    private static final int HIGHEST_ORDER = 1000;
    private static final int LONGEST_NAME = 500;

    private RuleChecks() {}

    static void check(JsonNode rule) {
        Invalid.atMost(Invalid.text(rule, "displayName"), "displayName", LONGEST_NAME);
        order(rule, "order", HIGHEST_ORDER);
        triggeringLogic(rule.path("triggeringLogic"));
        JsonNode actions = rule.path("actions");
        if (!actions.isArray() || actions.isEmpty() || actions.size() > MOST_ACTIONS) {
            throw Invalid.because(
                    "'actions' must be an array of 1 to " + MOST_ACTIONS + " actions, but has " + actions.size() + ".");
        }
        actions.forEach(RuleChecks::action);
    }

    private static void order(JsonNode owner, String field, int highest) {
        int order = owner.path(field).asInt(0);
        if (!owner.path(field).isInt() || order < 1 || order > highest) {
            throw Invalid.because("'" + field + "' must be a number from 1 to " + highest + ".");
        }
    }

    private static void triggeringLogic(JsonNode logic) {
        if (!logic.path("isEnabled").isBoolean()) {
            throw Invalid.because("'triggeringLogic.isEnabled' is required and must be true or false.");
        }
        String on = Invalid.oneOf(logic, "triggersOn", List.of("Incidents", "Alerts"));
        Invalid.oneOf(logic, "triggersWhen", List.of("Created", "Updated"));
        if (on.equals("Alerts")) {
            throw Errors.refusal(501, "NotImplemented", "The range does not implement rules that trigger on Alerts.");
        }
        expiration(logic.path("expirationTimeUtc").asText(""));
        logic.path("conditions").forEach(RuleConditions::check);
    }

    private static void expiration(String time) {
        try {
            if (!time.isEmpty() && !time.equals("null")) {
                OffsetDateTime.parse(time);
            }
        } catch (DateTimeException malformed) {
            throw Invalid.because("'expirationTimeUtc' must be a time, but was '" + time + "'.");
        }
    }

    private static void action(JsonNode action) {
        order(action, "order", Integer.MAX_VALUE);
        JsonNode configuration = action.path("actionConfiguration");
        switch (Invalid.oneOf(action, "actionType", List.of("RunPlaybook", "ModifyProperties", "AddIncidentTask"))) {
            case "RunPlaybook" -> Invalid.text(configuration, "logicAppResourceId");
            case "AddIncidentTask" -> Invalid.text(configuration, "title");
            default -> new IncidentFields(Persons.NOBODY).modify(Json.object().put("status", "New"), configuration);
        }
    }
}
