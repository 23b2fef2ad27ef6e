package dev.cordon.azure.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.azure.arm.Json;
import dev.cordon.capability.sentinel.IncidentNote;
import dev.cordon.fake.TestIncident;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An incident of the range, seen and changed by somebody else than the worker. */
record RangeIncident(Somebody somebody, String armId) implements TestIncident {
    @Override
    public void somebodyCloses() {
        change(properties -> properties
                .put("status", "Closed")
                .put("classification", "TruePositive")
                .put("classificationReason", "SuspiciousActivity"));
    }

    @Override
    public void somebodyTakes(String userPrincipalName) {
        change(properties -> properties.putObject("owner").put("userPrincipalName", userPrincipalName));
    }

    @Override
    public void somebodyLabels(String label) {
        change(properties -> properties.withArrayProperty("labels").addObject().put("labelName", label));
    }

    @Override
    public void somebodyComments(int times) {
        put("comments", times, properties -> properties.put("message", "looking into it"));
    }

    @Override
    public void somebodyPlans(int times) {
        put("tasks", times, properties -> properties.put("title", "call").put("status", "New"));
    }

    @Override
    public List<IncidentNote.Comment> comments() {
        return list("comments").stream()
                .map(each -> new IncidentNote.Comment(
                        each.path("name").asText(),
                        each.at("/properties/message").asText()))
                .toList();
    }

    @Override
    public List<IncidentNote.Task> tasks() {
        return list("tasks").stream()
                .map(each -> new IncidentNote.Task(
                        each.path("name").asText(),
                        each.at("/properties/title").asText(),
                        each.at("/properties/description").asText(),
                        each.at("/properties/status").asText().equals("Completed")))
                .toList();
    }

    @Override
    public List<String> labels() {
        return somebody.read(armId).at("/properties/labels").findValuesAsText("labelName");
    }

    @Override
    public @Nullable String owner() {
        return somebody.read(armId).at("/properties/owner/userPrincipalName").textValue();
    }

    private void change(Consumer<ObjectNode> how) {
        ObjectNode incident = somebody.read(armId);
        how.accept(incident.withObjectProperty("properties"));
        somebody.write("PUT", armId, incident);
    }

    private void put(String kind, int times, Consumer<ObjectNode> how) {
        for (int written = 0; written < times; written++) {
            ObjectNode note = Json.MAPPER.createObjectNode();
            how.accept(note.putObject("properties"));
            somebody.write("PUT", armId + "/" + kind + "/" + UUID.randomUUID(), note);
        }
    }

    private List<JsonNode> list(String kind) {
        return somebody.list(armId + "/" + kind);
    }
}
