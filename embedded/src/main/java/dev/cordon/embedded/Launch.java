package dev.cordon.embedded;

import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.installation.OwnProcess;
import dev.cordon.embedded.installation.PortCheck;
import dev.cordon.embedded.installation.Problem;
import dev.cordon.embedded.installation.ProcessState;
import dev.cordon.embedded.installation.RunningState;
import dev.cordon.embedded.installation.StateFile;
import dev.cordon.embedded.process.Background;
import dev.cordon.embedded.process.Supervisor;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Brings an installation up and tells how far it is. */
final class Launch {
    private static final int OFTEN_ENOUGH_MILLIS = 100;
    private static final int HOPELESS = 3;

    private final Installation installation;
    private final StateFile file;
    private final PrintStream out;
    private final Instant began = Instant.now();
    private final Set<String> told = new HashSet<>();

    Launch(Installation installation, PrintStream out) {
        this.installation = installation;
        this.file = new StateFile(installation.stateFile());
        this.out = out;
    }

    boolean alreadyUp() {
        return file.read().filter(RunningState::supervised).isPresent();
    }

    /** Starts everything and returns when it is ready. */
    void up() throws InterruptedException {
        int leftOver = new Shutdown(installation).run();
        if (leftOver > 0) {
            out.println("Stopped " + leftOver + " processes that a supervisor left behind when it died.");
        }
        PortCheck.requireFree(installation);
        Process supervisor = Background.start(installation);
        awaitReady(supervisor);
    }

    private void awaitReady(Process supervisor) throws InterruptedException {
        Instant end = began.plus(Supervisor.PATIENCE);
        while (true) {
            List<OwnProcess> processes =
                    file.read().map(RunningState::processes).orElse(List.of());
            processes.forEach(this::tell);
            if (file.read().filter(this::complete).isPresent()) {
                return;
            }
            if (!supervisor.isAlive()
                    || Instant.now().isAfter(end)
                    || processes.stream().anyMatch(Launch::hopeless)) {
                giveUp(processes);
            }
            supervisor.waitFor(OFTEN_ENOUGH_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private boolean complete(RunningState state) {
        int expected = installation.externalTemporal() ? 3 : 4;
        return state.processes().size() == expected && state.ready();
    }

    private void tell(OwnProcess process) {
        if (process.state() == ProcessState.READY && told.add(process.name())) {
            Duration took = Duration.between(began, Instant.now());
            out.printf("  %-9s ready after %.1f s%n", process.name(), took.toMillis() / 1000.0);
        }
    }

    private static boolean hopeless(OwnProcess process) {
        return process.state() != ProcessState.READY && process.starts() > HOPELESS;
    }

    private void giveUp(List<OwnProcess> processes) throws InterruptedException {
        String culprit = processes.stream()
                .filter(each -> each.state() != ProcessState.READY)
                .map(OwnProcess::name)
                .findFirst()
                .orElse("supervisor");
        new Shutdown(installation).run();
        throw new Problem(culprit + " did not get ready; " + installation.log(culprit) + " says why.");
    }
}
