package dev.cordon.engine;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowSemaphore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Does one thing to many resources at once, and waits for all of them, those that fail too. */
public final class Together {
    private Together() {}

    /**
     * Calls the work for each item, all at the same time.
     *
     * @return the results in the order of the items
     * @throws ApplicationFailure after all have ended, if any failed; its message tells what befell each, and its type
     *     is that of the first failure that does not pass by itself, or else of the first
     */
    public static <A, R> List<R> forEach(Collection<A> items, Functions.Func1<A, R> work) {
        List<Promise<R>> promises =
                items.stream().map(item -> Async.function(work, item)).toList();
        List<R> results = new ArrayList<>();
        List<Cause> causes = new ArrayList<>();
        for (Promise<R> promise : promises) {
            try {
                results.add(promise.get());
            } catch (TemporalFailure failure) {
                causes.add(Cause.of(failure));
            }
        }
        if (!causes.isEmpty()) {
            throw combined(causes);
        }
        return results;
    }

    /** Calls the work for each item as {@link #forEach(Collection, Functions.Func1)} does, so many at once at most. */
    public static <A, R> List<R> forEach(int atOnce, Collection<A> items, Functions.Func1<A, R> work) {
        WorkflowSemaphore places = Workflow.newWorkflowSemaphore(atOnce);
        return forEach(items, item -> {
            places.acquire();
            try {
                return work.apply(item);
            } finally {
                places.release();
            }
        });
    }

    private static ApplicationFailure combined(List<Cause> causes) {
        String type = causes.stream()
                .filter(cause -> !cause.passes())
                .findFirst()
                .orElse(causes.get(0))
                .type();
        return ApplicationFailure.newNonRetryableFailure(
                causes.stream().map(Cause::words).collect(Collectors.joining("; ")), type);
    }
}
