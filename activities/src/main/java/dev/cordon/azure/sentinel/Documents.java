package dev.cordon.azure.sentinel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.azure.arm.Json;
import dev.cordon.capability.sentinel.IncidentNote;

/** Comments and tasks as the API takes them. */
final class Documents {
    private Documents() {}

    static ObjectNode of(IncidentNote.Comment comment) {
        return Json.MAPPER.createObjectNode().put("message", comment.markdown());
    }

    static ObjectNode of(IncidentNote.Task task) {
        return Json.MAPPER
                .createObjectNode()
                .put("title", task.title())
                .put("description", task.description())
                .put("status", task.done() ? "Completed" : "New");
    }
}
