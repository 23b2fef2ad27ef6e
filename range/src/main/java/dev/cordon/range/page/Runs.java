package dev.cordon.range.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.tenant.ResourceStore;
import java.util.Comparator;
import java.util.List;

/** The runs of the tenant's playbooks, which are Logic Apps. */
final class Runs {
    private static final String TYPE = "Microsoft.Logic/workflows/runs";

    private Runs() {}

    /** The runs, the newest first. */
    static List<Run> of(ResourceStore store) {
        return store.whoseIdContains("/providers/microsoft.logic/workflows/").stream()
                .filter(resource ->
                        ArmPath.of(resource.path("id").asText()).type().equalsIgnoreCase(TYPE))
                .map(Runs::run)
                .sorted(Comparator.comparing(Run::started).reversed())
                .toList();
    }

    private static Run run(JsonNode resource) {
        ArmPath path = ArmPath.of(resource.path("id").asText());
        JsonNode properties = resource.path("properties");
        return new Run(
                path.segments().get(path.segments().size() - 3),
                path.name(),
                properties.path("status").asText(""),
                Moment.shown(properties.path("startTime").asText("")),
                Moment.shown(properties.path("endTime").asText("")),
                properties.at("/error/message").asText(""));
    }

    /**
     * A run of a playbook.
     *
     * @param playbook the workflow's name
     * @param name the run's name
     * @param status Running, Succeeded, Failed or Cancelled
     * @param started when it began, in UTC
     * @param ended when it ended, in UTC; empty while it goes on
     * @param error why it failed; empty otherwise
     */
    record Run(String playbook, String name, String status, String started, String ended, String error) {}
}
