package dev.cordon.starter.console;

import dev.cordon.starter.runs.Run;
import dev.cordon.starter.runs.Runs;
import dev.cordon.starter.security.ConditionalOnConsole;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells open pages which part of a run changed. A run is asked once a second, however many people look at it. */
@ConditionalOnConsole
@Component
class LiveRuns implements DisposableBean {
    private static final int THREADS = 2;
    private static final long PERIOD_MILLIS = 1000;
    /** After this the browser connects again, and is let in again or not. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Runs runs;
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(THREADS, LiveRuns::daemon);

    LiveRuns(Runs runs) {
        this.runs = runs;
    }

    /**
     * Follows a run.
     *
     * @param seen what the page shows already
     */
    SseEmitter follow(Run run, Map<Part, String> seen) {
        SseEmitter page = new SseEmitter(LIFETIME.toMillis());
        watches.compute(run.runId(), (id, watch) -> (watch == null ? begin(run) : watch).add(page, seen));
        return page;
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
        watches.values().forEach(Watch::close);
    }

    private Watch begin(Run run) {
        Watch watch = new Watch(() -> runs.find(run.workflowId(), run.runId()));
        watch.every(
                clock.scheduleWithFixedDelay(() -> look(run.runId(), watch), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS));
        return watch;
    }

    private void look(String runId, Watch watch) {
        watch.look();
        watches.computeIfPresent(runId, (id, current) -> current.watched() ? current : current.close());
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "live-runs");
        thread.setDaemon(true);
        return thread;
    }
}
