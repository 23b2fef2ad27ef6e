package dev.cordon.range.logic.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A run's history, kept as resources below its workflow, in the shapes of the {@code WorkflowRuns} reference (2019-05-01). */
final class RunHistory {
    private final Tenant tenant;
    private final Runnable save;
    private final String runId;
    private final Map<String, ObjectNode> actions = new ConcurrentHashMap<>();

    RunHistory(Tenant tenant, Runnable save, String runId) {
        this.tenant = tenant;
        this.save = save;
        this.runId = runId;
    }

    /** An action that has ended, as {@code actions()} gives it; a missing node where none of that name has. */
    JsonNode action(String name) {
        ObjectNode action = actions.get(name);
        return action == null || action.path("status").asText().equals("Running")
                ? Json.object().path("none")
                : action;
    }

    Instant now() {
        return tenant.clock().instant();
    }

    /** Notes that an action has begun. */
    void begun(String name) {
        String now = now().toString();
        ObjectNode properties =
                Json.object().put("startTime", now).put("endTime", now).put("status", "Running");
        properties
                .putObject("correlation")
                .put("actionTrackingId", UUID.randomUUID().toString())
                .put("clientTrackingId", runId.substring(runId.lastIndexOf('/') + 1));
        actions.put(name, properties);
        keep(name, properties.deepCopy());
    }

    /** Notes how an action ended. */
    void ended(Action action, Outcome outcome) {
        String name = action.name();
        ObjectNode properties = Objects.requireNonNull(actions.get(name), "an action ends that has not begun")
                .deepCopy();

        properties
                .put("endTime", now().toString())
                .put("status", outcome.status().name());
        properties.put("code", outcome.code());
        if (!outcome.message().isEmpty()) {
            properties.putObject("error").put("code", outcome.code()).put("message", outcome.message());
        }
        if (!outcome.inputs().isMissingNode()) {
            properties.set("inputs", outcome.inputs());
        }
        if (!outcome.outputs().isMissingNode()) {
            properties.set("outputs", outcome.outputs());
        }
        if (!outcome.retries().isEmpty()) {
            properties.set("retryHistory", outcome.retries());
        }
        actions.put(name, properties.deepCopy().put("name", name));
        properties.remove(action.secured());
        keep(name, properties);
    }

    private void keep(String name, ObjectNode properties) {
        ObjectNode action = Json.object().put("id", runId + "/actions/" + name).put("name", name);
        action.put("type", "Microsoft.Logic/workflows/runs/actions").set("properties", properties);
        whileThere(() -> tenant.store().put(action));
    }

    /** Notes how the run ended. */
    void ended(Status status, String code, String message) {
        whileThere(() -> tenant.store().change(runId, run -> {
            ObjectNode properties = run.withObjectProperty("properties");
            properties.put("endTime", now().toString()).put("status", status.name());
            if (!code.isEmpty()) {
                properties.put("code", code);
                properties.putObject("error").put("code", code).put("message", message);
            }
            return run;
        }));
    }

    /** Changes the tenant, unless it has forgotten this run by a reset. */
    private void whileThere(Runnable change) {
        tenant.lock().lock();
        try {
            if (tenant.store().exists(runId)) {
                change.run();
                save.run();
            }
        } finally {
            tenant.lock().unlock();
        }
    }
}
