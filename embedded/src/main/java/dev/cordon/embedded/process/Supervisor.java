package dev.cordon.embedded.process;

import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.installation.OwnProcess;
import dev.cordon.embedded.installation.ProcessState;
import dev.cordon.embedded.installation.RunningState;
import dev.cordon.embedded.installation.StateFile;
import dev.cordon.embedded.playbook.PlaybookDeployment;
import dev.cordon.embedded.tenant.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs everything that an installation consists of: Temporal and the range at once, the worker and the starter as soon
 * as the range can tell them what they need. Keeps all of them running until it is stopped, and the state file true.
 */
public final class Supervisor {
    /** How long a process may take until it is ready, on a small machine. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Installation installation;
    private final StateFile file;
    private final @Nullable ManagedProcess temporal;
    private final ManagedProcess range;
    private final ManagedProcess worker;
    private final ManagedProcess starter;
    private boolean stopped;

    public Supervisor(Installation installation) {
        this.installation = installation;
        this.file = new StateFile(installation.stateFile());
        this.temporal = installation.externalTemporal()
                ? null
                : new ManagedProcess("temporal", new TemporalServer(installation)::spec, this::write);
        this.range = new ManagedProcess("range", new RangeProcess(installation)::spec, this::write);
        TenantSource tenant = new TenantSource(installation, range);
        this.worker =
                new ManagedProcess("worker", () -> new WorkerProcess(installation).spec(tenant.get()), this::write);
        this.starter = new ManagedProcess("starter", () -> starter(tenant.get()), this::write);
    }

    /** By the time that anything can happen, Sentinel hands it over, and an auditor can look at it. */
    private ProcessSpec starter(Tenant tenant) {
        new AuditorSettings(installation).write(tenant);
        new PlaybookDeployment(installation, tenant).deploy();
        return new StarterProcess(installation).spec(tenant);
    }

    /** Starts everything and returns at once. */
    public void start() {
        all().forEach(ManagedProcess::start);
    }

    /** Waits until everything is ready. */
    public void awaitReady() throws InterruptedException {
        for (ManagedProcess each : all()) {
            each.awaitReady(PATIENCE);
        }
    }

    public ManagedProcess range() {
        return range;
    }

    public ManagedProcess worker() {
        return worker;
    }

    public ManagedProcess starter() {
        return starter;
    }

    /** The Temporal server; empty if it is not ours. */
    public Optional<ManagedProcess> temporal() {
        return Optional.ofNullable(temporal);
    }

    /** Stops everything, what depends on others first, and forgets it. */
    public void stop() throws InterruptedException {
        synchronized (this) {
            stopped = true;
        }
        List<ManagedProcess> lastFirst = new ArrayList<>(all());
        Collections.reverse(lastFirst);
        for (ManagedProcess each : lastFirst) {
            each.stop();
        }
        file.delete();
    }

    private List<ManagedProcess> all() {
        return temporal == null ? List.of(range, worker, starter) : List.of(temporal, range, worker, starter);
    }

    private synchronized void write() {
        if (stopped) {
            return;
        }
        List<OwnProcess> running =
                all().stream().flatMap(each -> each.recorded().stream()).toList();
        OwnProcess self = OwnProcess.of("supervisor", ProcessHandle.current(), ProcessState.READY, 1);
        new TrustedKeys(installation).write();
        file.write(new RunningState(self, installation.latencies(), installation.temporal(), running));
    }
}
