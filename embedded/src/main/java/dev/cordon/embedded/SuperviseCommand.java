package dev.cordon.embedded;

import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.installation.Problem;
import dev.cordon.embedded.process.Supervisor;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Stays in the background and keeps the processes running until it is told to stop. */
@Command(name = "supervise", hidden = true, description = "Used by up.")
final class SuperviseCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Cordon cordon;

    @Override
    public Integer call() throws Exception {
        Installation installation = cordon.installation();
        Files.createDirectories(installation.state());
        try (FileChannel lock = FileChannel.open(
                installation.state().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                throw new Problem("another supervisor keeps " + installation.state() + " running.");
            }
            supervise(installation);
        }
        return 0;
    }

    private static void supervise(Installation installation) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Supervisor supervisor = new Supervisor(installation);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(supervisor, stopped), "stop"));
        supervisor.start();
        stopped.await();
    }

    private static void stop(Supervisor supervisor, CountDownLatch stopped) {
        try {
            supervisor.stop();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        stopped.countDown();
    }
}
