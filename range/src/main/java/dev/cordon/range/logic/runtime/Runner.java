package dev.cordon.range.logic.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.Tenant;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries runs of Logic Apps out, each on threads of its own. */
public final class Runner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(120);

    private final Tenant tenant;
    private final Cloud cloud;
    private final Runnable save;
    private final Map<String, ActionType> types;
    private volatile ExecutorService threads = threads();
    private @Nullable HttpClient client;

    /** @param save keeps the tenant after a run has changed it */
    public Runner(Tenant tenant, Cloud cloud, Runnable save) {
        this.tenant = tenant;
        this.cloud = cloud;
        this.save = save;
        Sender sender = new Sender(cloud, this::client, REQUEST_LIMIT);
        types = Map.of(
                "http", new HttpAction(tenant.directory(), sender, Waits.REAL),
                "apiconnection", new SentinelConnection(tenant, cloud, sender, Waits.REAL),
                "compose", new Compose(),
                "if", new Branching(),
                "scope", new Grouping(),
                "terminate", new Terminate());
    }

    private static ExecutorService threads() {
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "range-logic");
            thread.setDaemon(true);
            return thread;
        });
    }

    // Only the first request needs one, and by then the authority's file is written.
    private synchronized HttpClient client() {
        if (client == null) {
            client = TrustingClient.of(cloud);
        }
        return client;
    }

    /**
     * Starts a run and returns at once.
     *
     * @param workflow the Logic App as it is now
     * @param run the run as it was stored
     */
    public void start(ObjectNode workflow, ObjectNode run) {
        RunHistory history = new RunHistory(tenant, save, run.path("id").asText());
        ExecutorService pool = threads;
        Run ready = new Run(workflow.deepCopy(), run.deepCopy(), history, pool, types);
        pool.execute(() -> carryOut(ready));
    }

    private static void carryOut(Run run) {
        try {
            run.carryOut();
        } catch (Stopped stopped) {
            LOG.info("The run {} was stopped", run.name());
        } catch (CompletionException broken) {
            boolean stopped =
                    broken.getCause() instanceof Stopped || broken.getCause() instanceof RejectedExecutionException;
            if (!stopped) {
                LOG.error("The run {} broke", run.name(), broken);
                run.broke(broken);
            }
        }
    }

    /** Stops every run; none of them will change the tenant any more. */
    public synchronized void reset() {
        ExecutorService before = threads;
        threads = threads();
        before.shutdownNow();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
