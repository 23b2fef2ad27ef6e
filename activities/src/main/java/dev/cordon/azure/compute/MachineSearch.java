package dev.cordon.azure.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.azure.arm.Arm;
import dev.cordon.azure.arm.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for machines by name (Azure Resource Graph, Resources - Resources): over every subscription that the worker's
 * identity may read, since it is told none.
 */
final class MachineSearch {
    private static final String PATH = "/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01";
    private static final int ENOUGH = 20;

    private final Arm arm;

    MachineSearch(Arm arm) {
        this.arm = arm;
    }

    /** Ids of the machines whose resource or computer name it is, with or without the domain. */
    List<String> named(String hostName) {
        String full = quoted(hostName);
        String first = quoted(hostName.replaceFirst("\\..*", ""));
        ObjectNode question = Json.MAPPER.createObjectNode();
        question.put(
                "query",
                "Resources | where type =~ 'microsoft.compute/virtualmachines'"
                        + " | where name in~ (" + full + ", " + first + ")"
                        + " or tostring(properties.osProfile.computerName) in~ (" + full + ", " + first + ")"
                        + " | project id | order by id asc | take " + ENOUGH);
        question.putObject("options").put("resultFormat", "objectArray");
        List<String> ids = new ArrayList<>();
        for (JsonNode row : arm.ask(PATH, question).json().path("data")) {
            ids.add(row.path("id").asText());
        }
        return List.copyOf(ids);
    }

    /** As a string of the Kusto query language, in which nothing of the name can end it. */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
