package dev.cordon.range.logic.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The actions of a workflow, a scope or a branch: each runs once those are over that it comes after, and actions that do
 * not wait for one another run at the same time.
 */
final class ActionGraph {
    private final Map<String, Action> actions = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<Status>> ends = new HashMap<>();
    private final Function<Action, Status> runner;
    private final Executor threads;

    /**
     * @param definitions the actions by name
     * @param runner runs one action whose turn has come
     */
    ActionGraph(JsonNode definitions, Function<Action, Status> runner, Executor threads) {
        definitions
                .properties()
                .forEach(field -> actions.put(field.getKey(), new Action(field.getKey(), field.getValue())));
        this.runner = runner;
        this.threads = threads;
    }

    /**
     * Runs everything.
     *
     * @return Succeeded where every branch did; Failed where the last action of one did not, and nothing was done about it
     */
    Status run() {
        actions.keySet().forEach(this::end);
        CompletableFuture.allOf(ends.values().toArray(CompletableFuture[]::new)).join();
        return status();
    }

    private CompletableFuture<Status> end(String name) {
        CompletableFuture<Status> known = ends.get(name);
        if (known != null) {
            return known;
        }
        Action action = action(name);
        CompletableFuture<?>[] before =
                action.runAfter().keySet().stream().map(this::end).toArray(CompletableFuture[]::new);
        CompletableFuture<Status> end = CompletableFuture.allOf(before).thenApplyAsync(done -> turn(action), threads);
        ends.put(name, end);
        return end;
    }

    private Action action(String name) {
        Action action = actions.get(name);
        if (action == null) {
            throw new ActionFailure("InvalidTemplate", "There is no action '" + name + "' to run after.");
        }
        return action;
    }

    private Status turn(Action action) {
        return runner.apply(action);
    }

    /** An action that was skipped says nothing of itself: how those ended that it came after counts. */
    private Status status() {
        Set<String> waitedFor = actions.values().stream()
                .flatMap(action -> action.runAfter().keySet().stream())
                .collect(Collectors.toSet());
        List<String> last = actions.keySet().stream()
                .filter(name -> !waitedFor.contains(name))
                .toList();
        return last.stream().allMatch(this::endedWell) ? Status.Succeeded : Status.Failed;
    }

    private boolean endedWell(String name) {
        Status status = end(name).join();
        Set<String> before = action(name).runAfter().keySet();
        return status == Status.Skipped ? before.stream().allMatch(this::endedWell) : status == Status.Succeeded;
    }
}
