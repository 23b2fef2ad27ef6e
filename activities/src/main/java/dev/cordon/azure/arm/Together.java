package dev.cordon.azure.arm;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Asks Azure several things at once, so that the slowest answer is what they all cost. */
public final class Together implements AutoCloseable {
    private static final int AT_ONCE = 24;

    private final ExecutorService threads = Executors.newCachedThreadPool(Together::thread);
    private final Scheduler scheduler = Schedulers.fromExecutorService(threads);

    Together() {}

    /** The answers, in the order of the questions; or what the first failing one throws, and the others end. */
    public <T> List<T> all(List<Supplier<T>> questions) {
        return all(questions, AT_ONCE);
    }

    /** As {@link #all(List)}, with no more than so many in flight. */
    public <T> List<T> all(List<Supplier<T>> questions, int atOnce) {
        Correlation ours = Correlation.current().orElse(null);
        return Flux.fromIterable(questions)
                .flatMapSequential(
                        question -> Mono.fromSupplier(() -> Correlation.under(ours, question))
                                .subscribeOn(scheduler),
                        atOnce)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        scheduler.dispose();
    }

    private static Thread thread(Runnable question) {
        Thread thread = new Thread(question, "azure-reading");
        thread.setDaemon(true);
        return thread;
    }
}
