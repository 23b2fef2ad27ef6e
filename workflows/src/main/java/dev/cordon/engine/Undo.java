package dev.cordon.engine;

import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What can be put back to its recorded state. Each entry is registered before the change that it undoes, so that a
 * change that failed half-way is undone as well; evidence is never registered.
 *
 * <p>Nothing runs by itself: only a decision of a human reopens a machine. Undoing goes in reverse order, in a scope
 * that a cancellation does not reach, goes on past an entry that fails, and ends by naming it.
 */
public final class Undo {
    private final Deque<Entry> entries = new ArrayDeque<>();

    /**
     * Registers an undo.
     *
     * @param what what is put back, in words, for example {@code nic-app-01: network security group nsg-app}
     * @param how calls the capability that restores the recorded state
     */
    public void later(String what, Functions.Proc how) {
        entries.push(new Entry(what, how));
    }

    /** What would be put back, in the order in which it would be. */
    public List<String> pending() {
        return entries.stream().map(Entry::what).toList();
    }

    /** Puts everything back, the last change first; entries that were put back are no longer pending. */
    public Outcome run() {
        List<String> undone = new ArrayList<>();
        List<String> notUndone = new ArrayList<>();
        Workflow.newDetachedCancellationScope(() -> {
                    for (Entry entry : List.copyOf(entries)) {
                        undo(entry, undone, notUndone);
                    }
                })
                .run();
        return new Outcome(undone, notUndone);
    }

    private void undo(Entry entry, List<String> undone, List<String> notUndone) {
        try {
            entry.how().apply();
            entries.remove(entry);
            undone.add(entry.what());
        } catch (TemporalFailure failure) {
            notUndone.add(entry.what() + ": " + Cause.of(failure).words());
        }
    }

    private record Entry(String what, Functions.Proc how) {}

    /**
     * How undoing ended.
     *
     * @param undone what was put back
     * @param notUndone what was not, each with the reason
     */
    public record Outcome(List<String> undone, List<String> notUndone) {
        public Outcome {
            undone = List.copyOf(undone);
            notUndone = List.copyOf(notUndone);
        }

        public boolean complete() {
            return notUndone.isEmpty();
        }
    }
}
