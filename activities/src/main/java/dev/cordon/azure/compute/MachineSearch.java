package dev.cordon.azure.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.azure.arm.Arm;
import dev.cordon.azure.arm.Json;
import dev.cordon.capability.compute.MachineNames;
import dev.cordon.capability.compute.NamedMachines;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
        List<String> wanted = hostNames.stream()
                .flatMap(MachineSearch::spellings)
                .distinct()
                .map(MachineSearch::quoted)
                .toList();
        List<JsonNode> rows = wanted.isEmpty() ? List.of() : rows(String.join(", ", wanted));
        return new NamedMachines(hostNames.stream()
                .map(name -> new NamedMachines.Named(name, ids(rows, name)))
                .toList());
    }

    /** To the last page: a name of which one machine is left out would seem to be another's alone. */
    private List<JsonNode> rows(String wanted) {
        ObjectNode question = Json.MAPPER.createObjectNode();
        question.put(
                "query",
                "Resources | where type =~ 'microsoft.compute/virtualmachines'"
                        + " | extend computer = tostring(properties.osProfile.computerName)"
                        + " | where name in~ (" + wanted + ") or computer in~ (" + wanted + ")"
                        + " | project id, name, computer | order by id asc");
        ObjectNode options = question.putObject("options").put("resultFormat", "objectArray");
        List<JsonNode> rows = new ArrayList<>();
        String next;
        do {
            JsonNode page = arm.ask(PATH, question).json();
            page.path("data").forEach(rows::add);
            next = page.path("$skipToken").asText("");
            options.put("$skipToken", next);
        } while (!next.isEmpty());
        return rows;
    }

    private static List<String> ids(List<JsonNode> rows, String hostName) {
        return rows.stream()
                .filter(row -> spellings(hostName)
                        .anyMatch(name -> name.equalsIgnoreCase(row.path("name").asText())
                                || name.equalsIgnoreCase(row.path("computer").asText())))
                .map(row -> row.path("id").asText())
                .toList();
    }

    /**
     * What a machine of that name may be called. None where no machine can be called so: nothing is the name of every
     * machine whose computer has none, and one absurd name must not fail the question about all.
     */
    private static Stream<String> spellings(String hostName) {
        return MachineNames.possible(hostName) ? Stream.of(hostName, bare(hostName)) : Stream.empty();
    }

    private static String bare(String hostName) {
        return hostName.replaceFirst("\\..*", "");
    }

    /** As a string of the Kusto query language, in which nothing of the name can end it. */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
