package dev.cordon.embedded;

import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.installation.OwnProcess;
import dev.cordon.embedded.installation.RunningState;
import dev.cordon.embedded.installation.StateFile;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops an installation, whether or not its supervisor still lives. */
final class Shutdown {
    /** The supervisor gives each of its four processes ten seconds. */
    private static final int SECONDS = 45;

    private final StateFile file;

    Shutdown(Installation installation) {
        this.file = new StateFile(installation.stateFile());
    }

    /** Stops what runs and returns how many processes that were. */
    int run() throws InterruptedException {
        RunningState state = file.read().orElse(null);
        if (state == null) {
            return 0;
        }
        List<OwnProcess> running = state.alive().toList();
        for (OwnProcess each : running) {
            end(each);
        }
        // A process that the supervisor started in the meantime stands only in the newest state.
        for (OwnProcess late : file.read().stream().flatMap(RunningState::alive).toList()) {
            end(late);
        }
        file.delete();
        return running.size();
    }

    private static void end(OwnProcess process) throws InterruptedException {
        ProcessHandle handle = process.handle().orElse(null);
        if (handle == null) {
            return;
        }
        handle.destroy();
        if (!ended(handle)) {
            handle.destroyForcibly();
            ended(handle);
        }
    }

    private static boolean ended(ProcessHandle handle) throws InterruptedException {
        try {
            handle.onExit().get(SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException hangs) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
