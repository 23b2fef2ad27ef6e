package dev.cordon.starter.sentinel;

import dev.cordon.engine.InvalidField;
import dev.cordon.starter.api.RunList;
import dev.cordon.starter.runs.Admission;
import dev.cordon.starter.runs.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Starts one run for each machine that an incident names. A machine that cannot be isolated holds none of the others
 * up.
 */
@Component
class Isolations implements AutoCloseable {
    private static final int AT_ONCE = 8;

    private final Runs runs;
    private final ExecutorService starting =
            Executors.newFixedThreadPool(AT_ONCE, task -> new Thread(task, "isolations"));

    Isolations(Runs runs) {
        this.runs = runs;
    }

    /** What became of each machine, in the incident's order. */
    List<Result> of(Incident incident, String requestedBy) {
        List<CompletableFuture<Result>> pending = new ArrayList<>();
        for (NamedMachine machine : incident.machines()) {
            pending.add(CompletableFuture.supplyAsync(() -> one(incident, machine, requestedBy), starting));
        }
        return pending.stream().map(Isolations::await).toList();
    }

    @Override
    public void close() {
        starting.shutdown();
    }

    private Result one(Incident incident, NamedMachine machine, String requestedBy) {
        try {
            return new Result(runs.isolate(incident.isolation(machine, requestedBy)), null);
        } catch (InvalidField refused) {
            return new Result(
                    null, new RunList.Refused(machine.path(), machine.vmId(), String.valueOf(refused.getMessage())));
        }
    }

    private static Result await(CompletableFuture<Result> pending) {
        try {
            return pending.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** A machine's run, or why it got none. */
    record Result(@Nullable Admission admission, RunList.@Nullable Refused refused) {}
}
