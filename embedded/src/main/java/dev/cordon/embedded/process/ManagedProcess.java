package dev.cordon.embedded.process;

import dev.cordon.embedded.installation.OwnProcess;
import dev.cordon.embedded.installation.Problem;
import dev.cordon.embedded.installation.ProcessState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A child process that is kept running: started, asked until it is ready, started again when it dies, until it is
 * stopped. Safe for use by several threads; each process has a thread of its own that watches it.
 */
public final class ManagedProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ManagedProcess.class);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);
    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private final String name;
    private final SpecSource spec;
    private final Runnable changed;
    private final Backoff backoff = new Backoff();

    private @Nullable Thread watcher;
    private @Nullable Process process;
    private ProcessState state = ProcessState.STOPPED;
    private @Nullable RuntimeException failure;
    private boolean wanted;
    private int starts;

    /**
     * @param spec how to start it, asked anew at every start; may block until what it needs is there
     * @param changed told whenever the process starts, gets ready, dies or stops
     */
    ManagedProcess(String name, SpecSource spec, Runnable changed) {
        this.name = name;
        this.spec = spec;
        this.changed = changed;
    }

    public String name() {
        return name;
    }

    /** Starts it and returns at once. Does nothing if it is running. */
    public synchronized void start() {
        if (wanted) {
            return;
        }
        wanted = true;
        failure = null;
        backoff.reset();
        Thread thread = new Thread(this::watch, "watch " + name);
        thread.setDaemon(true);
        watcher = thread;
        thread.start();
    }

    /** Stops it and returns when it has ended. */
    public void stop() throws InterruptedException {
        Thread watching;
        Process running;
        synchronized (this) {
            wanted = false;
            watching = watcher;
            running = process;
            notifyAll();
        }
        if (running != null) {
            end(running);
        }
        if (watching != null) {
            watching.interrupt();
            watching.join();
        }
        moveTo(ProcessState.STOPPED);
    }

    /** Ends it as a crash would, without a word; it is started again after that. */
    public synchronized void crash() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException(name + " does not run");
        }
        running.destroyForcibly();
    }

    /**
     * Waits until it is ready.
     *
     * @throws Problem if it is not ready in time or cannot be started at all
     */
    public synchronized void awaitReady(Duration longest) throws InterruptedException {
        Instant end = Instant.now().plus(longest);
        while (state != ProcessState.READY) {
            if (failure != null) {
                throw failure;
            }
            long left = Duration.between(Instant.now(), end).toMillis();
            if (left <= 0) {
                throw new Problem(name + " is not ready after " + longest.toSeconds() + " s; ./cordon logs " + name
                        + " shows why.");
            }
            wait(left);
        }
    }

    /** What is known of it; empty while it does not run. */
    public synchronized Optional<OwnProcess> recorded() {
        return Optional.ofNullable(process).map(running -> OwnProcess.of(name, running.toHandle(), state, starts));
    }

    private void watch() {
        try {
            while (isWanted()) {
                ProcessSpec how = spec.get();
                Process running = spawn(how);
                moveTo(ProcessState.STARTING);
                awaitEnd(running, how.ready());
                if (isWanted()) {
                    Duration pause = backoff.next();
                    LOG.warn("{} ended with {}; starting again in {} ms", name, running.exitValue(), pause.toMillis());
                    pause(pause);
                }
            }
        } catch (InterruptedException stopped) {
            LOG.debug("{} is no longer watched", name);
        } catch (RuntimeException cannotStart) {
            LOG.error("{} cannot be started", name, cannotStart);
            giveUp(cannotStart);
        }
    }

    private void awaitEnd(Process running, Probe ready) throws InterruptedException {
        while (!ready.ready()) {
            if (running.waitFor(BETWEEN_QUESTIONS.toMillis(), TimeUnit.MILLISECONDS)) {
                moveTo(ProcessState.DIED);
                return;
            }
        }
        LOG.info("{} is ready", name);
        backoff.reset();
        moveTo(ProcessState.READY);
        running.waitFor();
        moveTo(ProcessState.DIED);
    }

    private synchronized Process spawn(ProcessSpec how) throws InterruptedException {
        if (!wanted) {
            throw new InterruptedException();
        }
        Process started = launch(how);
        process = started;
        starts++;
        LOG.info("{} started as process {}", name, started.pid());
        return started;
    }

    private static Process launch(ProcessSpec how) {
        try {
            Files.createDirectories(how.log().getParent());
            ProcessBuilder builder = new ProcessBuilder(how.command())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(how.log().toFile()));
            builder.environment().keySet().removeIf(ManagedProcess::meantForSomebodyElse);
            builder.environment().putAll(how.environment());
            Process started = builder.start();
            started.getOutputStream().close();
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What the caller's shell holds for Azure or for Cordon must not reach a process that is pointed at the range. */
    private static boolean meantForSomebodyElse(String variable) {
        return variable.startsWith("CORDON_") || variable.startsWith("AZURE_");
    }

    private static void end(Process running) throws InterruptedException {
        running.destroy();
        if (!running.waitFor(TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
            running.destroyForcibly().waitFor();
        }
    }

    private synchronized void giveUp(RuntimeException reason) {
        failure = reason;
        notifyAll();
    }

    private synchronized boolean isWanted() {
        return wanted;
    }

    private synchronized void pause(Duration pause) throws InterruptedException {
        Instant end = Instant.now().plus(pause);
        for (long left = pause.toMillis();
                wanted && left > 0;
                left = Duration.between(Instant.now(), end).toMillis()) {
            wait(left);
        }
    }

    private void moveTo(ProcessState next) {
        synchronized (this) {
            state = next;
            if (next == ProcessState.STOPPED) {
                process = null;
            }
            notifyAll();
        }
        changed.run();
    }

    /** How to start a process, as soon as that is known. */
    interface SpecSource {
        ProcessSpec get() throws InterruptedException;
    }
}
