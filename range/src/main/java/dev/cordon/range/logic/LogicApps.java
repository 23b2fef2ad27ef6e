package dev.cordon.range.logic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmHandler;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Service;
import dev.cordon.range.logic.runtime.Cloud;
import dev.cordon.range.logic.runtime.Runner;
import dev.cordon.range.sentinel.Playbooks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything about Logic Apps: the provider behind ARM, and what runs the playbooks. */
public final class LogicApps implements Playbooks, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogicApps.class);

    private final Tenant tenant;
    private final Contents contents;
    private final Runner runner;

    /** @param save keeps the tenant after a run has changed it */
    public LogicApps(Tenant tenant, Cloud cloud, Runnable save) {
        this.tenant = tenant;
        this.contents = new Contents(tenant);
        this.runner = new Runner(tenant, cloud, save);
    }

    /** The resource types of {@code Microsoft.Logic}, and the connections. */
    public List<ArmHandler> handlers() {
        return List.of(
                new Workflows(tenant),
                new WorkflowRuns(tenant, contents),
                new WorkflowRunActions(tenant, contents),
                new Connections(tenant));
    }

    /** What serves the contents of runs, to be asked before ARM. */
    public Service contents() {
        return contents;
    }

    /** Ends what was running when the range stopped: nobody goes on with it. */
    public void open() {
        tenant.store().all().stream()
                .filter(resource -> resource.path("type").asText().startsWith(WorkflowRuns.TYPE))
                .filter(resource -> resource.at("/properties/status").asText().equals("Running"))
                .forEach(resource -> {
                    resource.withObjectProperty("properties")
                            .put("status", "Aborted")
                            .put("code", "RangeStopped");
                    tenant.store().put(resource);
                });
    }

    @Override
    public boolean isPlaybook(String logicAppId) {
        return playbook(logicAppId).isPresent();
    }

    private Optional<ObjectNode> playbook(String id) {
        return tenant.store()
                .find(id)
                .filter(resource -> resource.path("type").asText().equals(Workflows.TYPE))
                .filter(workflow -> trigger(workflow).isPresent());
    }

    private static Optional<String> trigger(ObjectNode workflow) {
        return workflow.at("/properties/definition/triggers").properties().stream()
                .filter(trigger -> isIncident(trigger.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isIncident(JsonNode trigger) {
        return trigger.path("type").asText().equalsIgnoreCase("ApiConnectionWebhook")
                && trigger.at("/inputs/path").asText().equals("/incident-creation");
    }

    @Override
    public void start(String logicAppId, ObjectNode triggerBody) {
        ObjectNode workflow = playbook(logicAppId)
                .orElseThrow(() -> new IllegalArgumentException("'" + logicAppId + "' is no playbook"));
        if (!workflow.at("/properties/state").asText().equals("Enabled")) {
            LOG.warn("The playbook {} is disabled and was not run", logicAppId);
            return;
        }
        ObjectNode run = run(workflow, triggerBody);
        tenant.store().put(run);
        runner.start(workflow, run);
    }

    private ObjectNode run(ObjectNode workflow, ObjectNode triggerBody) {
        Instant now = tenant.clock().instant();
        String name = RunNames.run(now);
        String version = workflow.at("/properties/version").asText();
        String id = workflow.path("id").asText();
        ObjectNode run = Json.object().put("id", id + "/runs/" + name).put("name", name);
        run.put("type", WorkflowRuns.TYPE);
        ObjectNode properties = run.putObject("properties");
        properties
                .put("waitEndTime", now.toString())
                .put("startTime", now.toString())
                .put("status", "Running");
        properties.putObject("correlation").put("clientTrackingId", name);
        properties
                .putObject("workflow")
                .put("id", id + "/versions/" + version)
                .put("name", version)
                .put("type", Workflows.TYPE + "/versions");
        ObjectNode trigger =
                properties.putObject("trigger").put("name", trigger(workflow).orElse(""));
        trigger.put("startTime", now.toString()).put("endTime", now.toString());
        trigger.put("code", "OK").put("status", "Succeeded");
        trigger.putObject("correlation").put("clientTrackingId", name);
        trigger.putObject("outputs").set("body", triggerBody);
        properties.putObject("outputs");
        return run;
    }

    /** Stops every run: the range begins anew. */
    public void reset() {
        runner.reset();
    }

    @Override
    public void close() {
        runner.close();
    }
}
