package dev.cordon.range.logic.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import dev.cordon.range.logic.expression.ExpressionFailure;
import dev.cordon.range.logic.expression.Scope;
import dev.cordon.range.logic.expression.Template;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a Logic App, from its trigger's body to its end. */
final class Run implements Scope {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final ObjectNode workflow;
    private final ObjectNode run;
    private final RunHistory history;
    private final Executor threads;
    private final Map<String, ActionType> types;
    private final AtomicReference<@Nullable Outcome> terminated = new AtomicReference<>();

    /**
     * @param workflow the Logic App as it was when the run began
     * @param run the run as it was stored, its trigger's outputs included
     * @param types what carries actions out, by their type in lower case
     */
    Run(ObjectNode workflow, ObjectNode run, RunHistory history, Executor threads, Map<String, ActionType> types) {
        this.workflow = workflow;
        this.run = run;
        this.history = history;
        this.threads = threads;
        this.types = Map.copyOf(types);
    }

    /** Carries everything out, and notes how it ended. */
    void carryOut() {
        Status status = within(workflow.at("/properties/definition/actions"));
        Outcome end = terminated.get();
        if (end != null) {
            boolean well = end.status() == Status.Succeeded;
            history.ended(end.status(), well ? "" : end.code(), end.message());
        } else if (status == Status.Succeeded) {
            history.ended(status, "", "");
        } else {
            history.ended(status, "ActionFailed", "An action failed. No dependent actions succeeded.");
        }
    }

    /** Notes that the range itself failed. */
    void broke(Throwable why) {
        history.ended(Status.Failed, "InternalServerError", "The range failed: " + why);
    }

    /** Runs the actions of a scope or branch. */
    Status within(JsonNode actions) {
        return new ActionGraph(actions, this::turn, threads).run();
    }

    private Status turn(Action action) {
        Outcome skipped = notNow(action);
        history.begun(action.name());
        Outcome outcome = skipped == null ? attempted(action) : skipped;
        if (skipped != null) {
            action.branches().forEach(branch -> skip(branch, "ActionSkipped"));
        }
        history.ended(action, outcome);
        return outcome.status();
    }

    private @Nullable Outcome notNow(Action action) {
        if (terminated.get() != null) {
            return Outcome.skipped("Terminated", "The run was terminated before this action.");
        }
        for (Map.Entry<String, List<String>> before : action.runAfter().entrySet()) {
            String status = history.action(before.getKey()).path("status").asText();
            if (!Status.of(status).isAmong(before.getValue())) {
                return Outcome.skipped(
                        "ActionConditionFailed",
                        "The execution of template action '" + action.name() + "' skipped: the 'runAfter' condition for"
                                + " action '" + before.getKey() + "' is not satisfied. Expected status values '"
                                + String.join(", ", before.getValue()) + "' and actual value '" + status + "'.");
            }
        }
        return null;
    }

    private Outcome attempted(Action action) {
        try {
            ActionType type = types.get(action.lowerType());
            if (type == null) {
                throw ActionFailure.notImplemented("actions of type '" + action.type() + "'");
            }
            if (!type.waits() && action.definition().has("limit")) {
                throw ActionFailure.notImplemented("a 'limit' of actions of type '" + action.type() + "'");
            }
            return type.carryOut(action, this);
        } catch (ActionFailure failure) {
            return Outcome.failed(failure.code(), String.valueOf(failure.getMessage()));
        } catch (ExpressionFailure failure) {
            return Outcome.failed(failure.code(), String.valueOf(failure.getMessage()));
        } catch (Deadline.TimedOut over) {
            return over.outcome();
        } catch (Stopped stopped) {
            throw stopped;
        } catch (RuntimeException bug) {
            LOG.error(
                    "The action {} of {} failed", action.name(), run.path("id").asText(), bug);
            return Outcome.failed("InternalServerError", "The range failed: " + bug);
        }
    }

    /** Notes that no action of a branch was run. */
    void skip(JsonNode actions, String code) {
        actions.properties().forEach(field -> {
            Action action = new Action(field.getKey(), field.getValue());
            history.begun(action.name());
            history.ended(action, Outcome.skipped(code, "The branch of this action was not taken."));
            action.branches().forEach(branch -> skip(branch, code));
        });
    }

    /** Ends the run once the actions that have begun are over. */
    void terminate(Outcome outcome) {
        terminated.compareAndSet(null, outcome);
    }

    /** A document with its expressions filled in. */
    JsonNode filled(JsonNode document) {
        return new Template(this).fill(document);
    }

    /** The Logic App. */
    ObjectNode app() {
        return workflow;
    }

    /** The run's name. */
    String name() {
        return run.path("name").asText();
    }

    @Override
    public JsonNode triggerOutputs() {
        return run.at("/properties/trigger/outputs");
    }

    @Override
    public JsonNode parameter(String name) {
        JsonNode given = workflow.at("/properties/parameters").path(name).path("value");
        return given.isMissingNode()
                ? workflow.at("/properties/definition/parameters").path(name).path("defaultValue")
                : given;
    }

    @Override
    public JsonNode action(String name) {
        return history.action(name);
    }

    @Override
    public JsonNode workflow() {
        ObjectNode description = Json.object();
        for (String field : new String[] {"id", "name", "type", "location", "tags"}) {
            if (workflow.has(field)) {
                description.set(field, workflow.path(field));
            }
        }
        description
                .putObject("run")
                .put("id", run.path("id").asText())
                .put("name", name())
                .put("type", "Microsoft.Logic/workflows/runs");
        return description;
    }

    @Override
    public Instant now() {
        return history.now();
    }
}
