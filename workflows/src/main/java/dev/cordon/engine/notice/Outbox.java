package dev.cordon.engine.notice;

import dev.cordon.engine.Cause;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Messages to one receiver. They go out one after the other in the order in which they were put in, beside the run and
 * even if it is cancelled; one that could not be delivered is named and holds the next ones up no longer.
 */
public final class Outbox {
    private final String receiver;
    private final Functions.Proc1<String> whenLost;
    private final Deque<Functions.Proc> waiting = new ArrayDeque<>();
    private final List<String> lost = new ArrayList<>();

    /**
     * @param receiver who gets them, in words
     * @param whenLost is told of each that could not be delivered, in a sentence
     */
    public Outbox(String receiver, Functions.Proc1<String> whenLost) {
        this.receiver = receiver;
        this.whenLost = whenLost;
    }

    /**
     * Puts a message in; it goes out after those that are in already.
     *
     * @param delivery delivers it, retries included, or fails
     */
    public void put(Functions.Proc delivery) {
        waiting.add(delivery);
        if (waiting.size() == 1) {
            Async.procedure(
                    () -> Workflow.newDetachedCancellationScope(this::sendAll).run());
        }
    }

    /** Whether every message is out or lost. */
    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** What could not be delivered, a sentence each; and what is still waiting. */
    public List<String> undelivered() {
        List<String> all = new ArrayList<>(lost);
        if (!waiting.isEmpty()) {
            all.add(receiver + ": " + waiting.size() + " not out yet");
        }
        return List.copyOf(all);
    }

    private void sendAll() {
        while (!waiting.isEmpty()) {
            try {
                waiting.getFirst().apply();
            } catch (TemporalFailure failure) {
                String words = receiver + ": " + Cause.of(failure).words();
                lost.add(words);
                whenLost.apply(words);
            }
            waiting.removeFirst();
        }
    }
}
