package dev.cordon.worker.polling;

import dev.cordon.capability.WorkerRole;
import dev.cordon.runbook.Runbooks;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;

/** Puts one Temporal worker on the task queue of every role in a roster. */
final class Crew {
    /** What a dead worker's runs wait for before another one takes them over. */
    private static final Duration STICKY_WAIT = Duration.ofSeconds(2);
    /** How often a heartbeat reaches the server, and with it what the next attempt needs. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    /** Most runs have a few; the handling of an incident has one for each run that it follows, and they go together. */
    private static final int THREADS_PER_RUN = 24;

    /** Whoever follows a run waits for it: what that costs is a thread that sleeps. */
    private static final int FOLLOWED_RUNS = 1000;

    private static final int WORKFLOW_TASKS = 16;
    private static final int POLLERS = 2;

    private Crew() {}

    static WorkerFactory of(WorkflowClient client, WorkerProperties properties, Roster roster) {
        WorkerFactory factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setWorkflowCacheSize(properties.cachedRuns())
                        .setMaxWorkflowThreadCount(properties.cachedRuns() * THREADS_PER_RUN)
                        .build());
        roster.roles().forEach(role -> employ(factory, properties, role, roster.of(role)));
        return factory;
    }

    private static void employ(
            WorkerFactory factory, WorkerProperties properties, WorkerRole role, Object[] implementations) {
        Worker worker = factory.newWorker(role.taskQueue(), options(role, properties));
        if (role == WorkerRole.RUNBOOKS) {
            Runbooks.register(worker);
        }
        worker.registerActivitiesImplementations(implementations);
    }

    private static WorkerOptions options(WorkerRole role, WorkerProperties properties) {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(
                        role == WorkerRole.FOLLOWING ? FOLLOWED_RUNS : properties.concurrentActivities())
                .setMaxConcurrentWorkflowTaskExecutionSize(WORKFLOW_TASKS)
                .setMaxConcurrentWorkflowTaskPollers(POLLERS)
                .setMaxConcurrentActivityTaskPollers(POLLERS)
                .setStickyQueueScheduleToStartTimeout(STICKY_WAIT)
                .setMaxHeartbeatThrottleInterval(HEARTBEAT)
                .setDefaultHeartbeatThrottleInterval(HEARTBEAT)
                .setAllowActivityHeartbeatDuringShutdown(true)
                .build();
    }
}
