package dev.cordon.range;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The seeded workspace, and what specifications of Sentinel put into it. */
final class SentinelPaths {
    static final String GROUP = ArmClient.FORENSIC + "/resourceGroups/rg-security-prod";
    static final String WORKSPACE = GROUP + "/providers/Microsoft.OperationalInsights/workspaces/law-security-prod";
    static final String INCIDENTS = WORKSPACE + "/providers/Microsoft.SecurityInsights/incidents";
    static final String RULES = WORKSPACE + "/providers/Microsoft.SecurityInsights/automationRules";
    static final String PLAYBOOK = GROUP + "/providers/Microsoft.Logic/workflows/la-cordon-incident";
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private SentinelPaths() {}

    static ObjectNode incident(String title, String severity, String status) {
        ObjectNode incident = Json.object();
        incident.putObject("properties")
                .put("title", title)
                .put("severity", severity)
                .put("status", status);
        return incident;
    }

    static ObjectNode json(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"'));
    }

    /** A rule that runs for every new incident. */
    static ObjectNode rule(int order, String actions) {
        return json("{'properties':{'displayName':'rule','order':" + order + ",'triggeringLogic':{'isEnabled':true,"
                + "'triggersOn':'Incidents','triggersWhen':'Created','conditions':[]},'actions':" + actions + "}}");
    }

    static ObjectNode runPlaybook(int order) {
        return rule(
                order,
                "[{'order':1,'actionType':'RunPlaybook','actionConfiguration':{'logicAppResourceId':'" + PLAYBOOK
                        + "','tenantId':'7b1f0c5e-3a52-4f7e-9c7d-2d0e6a4b8f10'}}]");
    }

    /** An admin request that raises an incident about a machine. */
    static String detection(String title, String severity) {
        return "{\"title\":\"" + title + "\",\"severity\":\"" + severity
                + "\",\"tactics\":[\"CredentialAccess\"],\"productName\":\"Microsoft Defender for Cloud\",\"entities\":["
                + "{\"kind\":\"Host\",\"properties\":{\"hostName\":\"vm-app-01\",\"azureID\":\"" + ArmClient.COMPUTE
                + "/virtualMachines/vm-app-01\"}},"
                + "{\"kind\":\"Ip\",\"properties\":{\"address\":\"203.0.113.7\"}}]}";
    }

    /** Asks again until the answer is as awaited: rules and playbooks run in the background. */
    static <T> T until(Supplier<T> question, Predicate<T> awaited) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        T answer = question.get();
        while (!awaited.test(answer)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("in vain awaited: " + answer);
            }
            answer = question.get();
        }
        return answer;
    }

    /** The only run of the playbook, once it has ended. */
    static JsonNode endedRun(ArmClient client) {
        JsonNode run = until(
                () -> client.get(PLAYBOOK + "/runs").json().path("value").path(0),
                found -> found.has("id")
                        && !found.at("/properties/status").asText().equals("Running"));
        return client.get(run.path("id").asText()).json();
    }
}
