package dev.cordon.range.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.tenant.ResourceStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sentinel's incidents with what was written into them; Markdown is shown as it was typed. */
final class Incidents {
    private static final String TYPE = "/providers/microsoft.securityinsights/incidents/";

    private final ResourceStore store;

    Incidents(ResourceStore store) {
        this.store = store;
    }

    List<Incident> all() {
        return store.whoseIdContains(TYPE).stream()
                .filter(resource -> typeOf(resource).equalsIgnoreCase("Microsoft.SecurityInsights/incidents"))
                .map(this::incident)
                .sorted(Comparator.comparing(Incident::created).reversed())
                .toList();
    }

    private static String typeOf(JsonNode resource) {
        return ArmPath.of(resource.path("id").asText()).type();
    }

    private Incident incident(ObjectNode resource) {
        JsonNode properties = resource.path("properties");
        JsonNode owner = properties.path("owner");
        List<String> labels = new ArrayList<>();
        properties
                .path("labels")
                .forEach(label -> labels.add(label.path("labelName").asText()));
        return new Incident(
                properties.path("incidentNumber").asText(""),
                properties.path("title").asText("(no title)"),
                properties.path("status").asText(""),
                properties.path("severity").asText(""),
                owner.path("assignedTo").asText(owner.path("userPrincipalName").asText("")),
                Moment.shown(properties.path("createdTimeUtc").asText("")),
                properties.path("description").asText(""),
                closing(properties),
                labels,
                comments(resource),
                tasks(resource));
    }

    private static String closing(JsonNode properties) {
        String classification = properties.path("classification").asText("");
        String comment = properties.path("classificationComment").asText("");
        return comment.isEmpty() ? classification : classification + ": " + comment;
    }

    private List<ObjectNode> below(ObjectNode incident, String kind) {
        return store.under(incident.path("id").asText()).stream()
                .filter(child -> typeOf(child).equalsIgnoreCase("Microsoft.SecurityInsights/incidents/" + kind))
                .toList();
    }

    private List<Comment> comments(ObjectNode incident) {
        return below(incident, "comments").stream()
                .map(comment -> comment.path("properties"))
                .map(comment -> new Comment(
                        comment.at("/author/name").asText(""),
                        Moment.shown(comment.path("createdTimeUtc").asText("")),
                        comment.path("message").asText("")))
                .sorted(Comparator.comparing(Comment::created))
                .toList();
    }

    private List<Task> tasks(ObjectNode incident) {
        return below(incident, "tasks").stream()
                .map(task -> task.path("properties"))
                .map(task -> new Task(
                        task.path("title").asText(""),
                        task.path("description").asText(""),
                        task.path("status").asText("")))
                .toList();
    }

    /**
     * An incident.
     *
     * @param number its number in the workspace; empty where it has none
     * @param title its title
     * @param status New, Active or Closed
     * @param severity High, Medium, Low or Informational
     * @param owner whom it is assigned to; empty for nobody
     * @param created when it was created, in UTC
     * @param description what it is about
     * @param closing why it was closed; empty while it is open
     * @param labels its labels
     * @param comments its comments, the oldest first
     * @param tasks its tasks
     */
    record Incident(
            String number,
            String title,
            String status,
            String severity,
            String owner,
            String created,
            String description,
            String closing,
            List<String> labels,
            List<Comment> comments,
            List<Task> tasks) {
        Incident {
            labels = List.copyOf(labels);
            comments = List.copyOf(comments);
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * A comment on an incident.
     *
     * @param author who wrote it
     * @param created when, in UTC
     * @param message what
     */
    record Comment(String author, String created, String message) {}

    /**
     * A task of an incident.
     *
     * @param title what is to be done
     * @param description more about it
     * @param status New or Completed
     */
    record Task(String title, String description, String status) {}
}
