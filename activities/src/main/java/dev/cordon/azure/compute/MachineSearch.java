package dev.cordon.azure.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.azure.arm.Arm;
import dev.cordon.azure.arm.Json;
import dev.cordon.capability.compute.NamedMachines;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Looks for machines by name (Azure Resource Graph, Resources - Resources): over every subscription that the worker's
 * identity may read, since it is told none.
 */
final class MachineSearch {
    private static final String PATH = "/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01";

    private final Arm arm;

    MachineSearch(Arm arm) {
        this.arm = arm;
    }

    /** The machines whose resource or computer name each name is, with or without its domain. */
    NamedMachines named(List<String> hostNames) {
        String wanted = hostNames.stream()
                .flatMap(name -> Stream.of(name, bare(name)))
                .distinct()
                .map(MachineSearch::quoted)
                .collect(Collectors.joining(", "));
        ObjectNode question = Json.MAPPER.createObjectNode();
        question.put(
                "query",
                "Resources | where type =~ 'microsoft.compute/virtualmachines'"
                        + " | extend computer = tostring(properties.osProfile.computerName)"
                        + " | where name in~ (" + wanted + ") or computer in~ (" + wanted + ")"
                        + " | project id, name, computer | order by id asc");
        question.putObject("options").put("resultFormat", "objectArray");
        JsonNode rows = arm.ask(PATH, question).json().path("data");
        return new NamedMachines(hostNames.stream()
                .map(name -> new NamedMachines.Named(name, ids(rows, name)))
                .toList());
    }

    private static List<String> ids(JsonNode rows, String hostName) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> Stream.of(
                                row.path("name").asText(), row.path("computer").asText())
                        .anyMatch(name -> name.equalsIgnoreCase(hostName) || name.equalsIgnoreCase(bare(hostName))))
                .map(row -> row.path("id").asText())
                .toList();
    }

    private static String bare(String hostName) {
        return hostName.replaceFirst("\\..*", "");
    }

    /** As a string of the Kusto query language, in which nothing of the name can end it. */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
