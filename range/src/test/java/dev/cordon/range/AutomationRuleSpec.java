package dev.cordon.range;

import static dev.cordon.range.SentinelPaths.INCIDENTS;
import static dev.cordon.range.SentinelPaths.RULES;
import static dev.cordon.range.SentinelPaths.detection;
import static dev.cordon.range.SentinelPaths.incident;
import static dev.cordon.range.SentinelPaths.json;
import static dev.cordon.range.SentinelPaths.rule;
import static dev.cordon.range.SentinelPaths.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.ArmClient.Reply;
import dev.cordon.range.http.Json;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AutomationRuleSpec extends RangeSpec {
    private static final String ONE = INCIDENTS + "/one";

    private static String modify(String configuration) {
        return "[{'order':1,'actionType':'ModifyProperties','actionConfiguration':" + configuration + "}]";
    }

    private static ObjectNode when(ObjectNode rule, String when, String conditions) {
        ObjectNode logic = rule.withObjectProperty("properties").withObjectProperty("triggeringLogic");
        logic.put("triggersWhen", when).set("conditions", Json.read(conditions.replace('\'', '"')));
        return rule;
    }

    private static String property(String name, String operator, String value) {
        return "{'conditionType':'Property','conditionProperties':{'propertyName':'" + name + "','operator':'"
                + operator + "','propertyValues':['" + value + "']}}";
    }

    private void finallyLabelled() {
        owner.put(RULES + "/last", rule(1000, modify("{'labels':[{'labelName':'all-rules-ran'}]}")));
    }

    private String labels(String id) {
        Reply done = until(() -> owner.get(id), reply -> reply.response().body().contains("all-rules-ran"));
        return String.join(" ", done.json().at("/properties/labels").findValuesAsText("labelName"));
    }

    @Test
    void a_rule_is_kept_with_who_made_it() {
        Reply made = owner.put(RULES + "/r1", rule(1, modify("{'status':'Active'}")));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/properties/createdBy/name")).isEqualTo("range-owner");
        assertThat(made.text("/properties/createdTimeUtc")).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(owner.put(RULES + "/r1", made.json()).status()).isEqualTo(200);
        assertThat(owner.put(RULES + "/r1", made.json()).status()).isEqualTo(409);
        assertThat(owner.all(RULES)).hasSize(1);
        assertThat(owner.delete(RULES + "/r1").status()).isEqualTo(200);
        assertThat(owner.delete(RULES + "/r1").status()).isEqualTo(204);
    }

    @Test
    void a_rule_that_is_not_as_documented_is_refused() {
        assertThat(refusal(rule(1, modify("{'severity':'Critical'}")))).contains("'severity' must be one of");
        assertThat(refusal(rule(0, modify("{'severity':'High'}")))).contains("'order' must be a number from 1 to 1000");
        assertThat(refusal(rule(1, "[]"))).contains("1 to 20 actions");
        String many = IntStream.rangeClosed(1, 21)
                .mapToObj(i ->
                        "{'order':" + i + ",'actionType':'ModifyProperties','actionConfiguration':{'severity':'Low'}}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(refusal(rule(1, many))).contains("1 to 20 actions, but has 21");
        assertThat(refusal(rule(1, "[{'order':1,'actionType':'Explode'}]"))).contains("'actionType'");
        ObjectNode good = rule(1, modify("{'severity':'High'}"));
        assertThat(refusal(when(good, "Created", "[" + property("IncidentColour", "Equals", "red") + "]")))
                .contains("'propertyName'");
        assertThat(refusal(when(good, "Created", "[" + property("IncidentSeverity", "Equals", "Critical") + "]")))
                .contains("'Critical' is no severity");
        assertThat(refusal(when(good, "Created", "[{'conditionType':'Weather'}]")))
                .contains("'conditionType'");
    }

    private String refusal(ObjectNode rule) {
        Reply refused = owner.put(RULES + "/r1", rule);
        assertThat(refused.status()).isEqualTo(400);
        return refused.message();
    }

    @Test
    void a_playbook_that_sentinel_may_not_run_is_refused() {
        String elsewhere = ArmClient.PROD + "/providers/Microsoft.Logic/workflows/la-elsewhere";
        ObjectNode rule = json(SentinelPaths.runPlaybook(1).toString().replace(SentinelPaths.PLAYBOOK, elsewhere));

        assertThat(refusal(rule)).startsWith("Caller is missing required playbook triggering permissions");
        assertThat(refusal(SentinelPaths.runPlaybook(1))).contains("does not exist or has no trigger");
        Reply byWorker = range.as("cordon-worker").put(RULES + "/r1", SentinelPaths.runPlaybook(1));
        assertThat(byWorker.message()).startsWith("Caller is missing required playbook triggering permissions");
    }

    @Test
    void rules_change_a_new_incident_in_their_order() {
        owner.put(RULES + "/a", rule(2, modify("{'severity':'Low','labels':[{'labelName':'second'}]}")));
        owner.put(RULES + "/b", rule(1, modify("{'severity':'High','labels':[{'labelName':'first'}]}")));
        finallyLabelled();

        owner.put(ONE, incident("Beaconing", "Medium", "New"));

        assertThat(labels(ONE)).isEqualTo("first second all-rules-ran");
        assertThat(owner.get(ONE).text("/properties/severity")).isEqualTo("Low");
        assertThat(owner.get(ONE).text("/properties/labels/0/labelType")).isEqualTo("AutoAssigned");
    }

    @Test
    void a_rule_runs_only_where_all_its_conditions_hold() {
        String high = property("IncidentSeverity", "Equals", "High");
        String host = property("HostName", "StartsWith", "vm-app");
        String other = property("HostName", "Equals", "vm-web-01");
        owner.put(RULES + "/yes", when(labelling(1, "yes"), "Created", "[" + high + "," + host + "]"));
        owner.put(RULES + "/no", when(labelling(2, "no"), "Created", "[" + high + "," + other + "]"));
        owner.put(
                RULES + "/not", when(labelling(3, "not"), "Created", "[" + other.replace("Equals", "NotEquals") + "]"));
        owner.put(
                RULES + "/or",
                when(
                        labelling(4, "or"),
                        "Created",
                        "[{'conditionType':'Boolean','conditionProperties':{'operator':'Or','innerConditions':[" + other
                                + "," + property("IncidentTactics", "Contains", "CredentialAccess") + "]}}]"));
        owner.put(
                RULES + "/product",
                when(labelling(5, "p"), "Created", "[" + property("AlertProductNames", "Contains", "Defender") + "]"));
        finallyLabelled();

        String id = range.admin("POST", "incidents", detection("Theft", "High"))
                .path("id")
                .asText();

        assertThat(labels(id)).isEqualTo("yes not or p all-rules-ran");
    }

    private static ObjectNode labelling(int order, String label) {
        return rule(order, modify("{'labels':[{'labelName':'" + label + "'}]}"));
    }

    @Test
    void a_rule_that_is_off_or_over_does_not_run() {
        ObjectNode off = labelling(1, "off");
        off.withObjectProperty("properties")
                .withObjectProperty("triggeringLogic")
                .put("isEnabled", false);
        ObjectNode over = labelling(2, "over");
        over.withObjectProperty("properties")
                .withObjectProperty("triggeringLogic")
                .put("expirationTimeUtc", "2026-11-24T11:59:59Z");
        owner.put(RULES + "/off", off);
        owner.put(RULES + "/over", over);
        finallyLabelled();

        owner.put(ONE, incident("Beaconing", "High", "New"));

        assertThat(labels(ONE)).isEqualTo("all-rules-ran");
    }

    @Test
    void an_update_sets_off_the_rules_that_wait_for_that_change() {
        String toActive = "[{'conditionType':'PropertyChanged','conditionProperties':{'propertyName':'IncidentStatus',"
                + "'changeType':'ChangedTo','operator':'Equals','propertyValues':['Active']}}]";
        owner.put(RULES + "/active", when(labelling(1, "active"), "Updated", toActive));
        owner.put(
                RULES + "/severity",
                when(
                        labelling(2, "severity"),
                        "Updated",
                        toActive.replace("IncidentStatus", "IncidentSeverity").replace("Active", "High")));
        owner.put(RULES + "/last", when(labelling(9, "all-rules-ran"), "Updated", "[]"));
        ObjectNode made = owner.put(ONE, incident("Beaconing", "High", "New")).json();
        made.withObjectProperty("properties").put("status", "Active");

        owner.put(ONE, made);

        assertThat(labels(ONE)).isEqualTo("active all-rules-ran");
    }

    @Test
    void a_new_comment_is_an_update() {
        String commented = "[{'conditionType':'PropertyArrayChanged','conditionProperties':{'arrayType':'Comments',"
                + "'changeType':'Added'}}]";
        owner.put(RULES + "/last", when(labelling(1, "all-rules-ran"), "Updated", commented));
        owner.put(ONE, incident("Beaconing", "High", "New"));

        owner.put(ONE + "/comments/c", json("{'properties':{'message':'words'}}"));

        assertThat(labels(ONE)).isEqualTo("all-rules-ran");
    }

    @Test
    void a_rule_adds_a_task() {
        owner.put(
                RULES + "/task",
                rule(
                        1,
                        "[{'order':1,'actionType':'AddIncidentTask','actionConfiguration':{'title':'Call the owner'}}]"));

        owner.put(ONE, incident("Beaconing", "High", "New"));

        assertThat(until(
                                () -> owner.get(ONE + "/tasks"),
                                reply -> !reply.json().path("value").isEmpty())
                        .text("/value/0/properties/title"))
                .isEqualTo("Call the owner");
    }

    @Test
    void a_reset_forgets_incidents_and_rules_and_begins_their_numbers_anew() {
        owner.put(RULES + "/r1", labelling(1, "x"));
        owner.put(ONE, incident("Beaconing", "High", "New"));

        range.admin("POST", "reset", "");

        assertThat(owner.all(RULES)).isEmpty();
        assertThat(owner.all(INCIDENTS)).isEmpty();
        assertThat(owner.put(ONE, incident("Beaconing", "High", "New")).text("/properties/incidentNumber"))
                .isEqualTo("1");
    }

    @Test
    void incidents_rules_and_their_numbers_outlive_the_range() {
        owner.put(RULES + "/r1", rule(1, modify("{'status':'Active'}")));
        range.admin("POST", "incidents", detection("Theft", "High"));
        range.close();

        range = RunningRange.again(folder);
        owner = range.as("range-owner");

        assertThat(owner.all(RULES)).hasSize(1);
        assertThat(owner.all(INCIDENTS)).hasSize(1);
        assertThat(owner.put(ONE, incident("Next", "Low", "New")).text("/properties/incidentNumber"))
                .isEqualTo("2");
    }
}
