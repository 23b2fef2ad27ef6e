package dev.cordon.embedded.process;

import dev.cordon.embedded.installation.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The supervisor as a process that outlives the command which starts it. */
public final class Background {
    private Background() {}

    /** Starts it and returns at once. */
    public static Process start(Installation installation) {
        List<String> java = new JavaProgram(installation, "embedded", "dev.cordon.embedded.Cordon")
                .heap("48m")
                .option("-Dorg.slf4j.simpleLogger.showDateTime=true")
                .option("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
                .option("-Dorg.slf4j.simpleLogger.showThreadName=false")
                .option("-Dorg.slf4j.simpleLogger.showShortLogName=true")
                .command(arguments(installation));
        Path log = installation.log("supervisor");
        try {
            Files.createDirectories(log.getParent());
            // A session of its own: Ctrl-C in the terminal must not reach what is meant to stay.
            List<String> command = new ArrayList<>(List.of(
                    "/bin/sh", "-c", "command -v setsid >/dev/null && exec setsid \"$@\"; exec \"$@\"", "cordon"));
            command.addAll(java);
            return new ProcessBuilder(command)
                    .directory(installation.home().toFile())
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> arguments(Installation installation) {
        List<String> arguments = new ArrayList<>(List.of("supervise", "--latencies", installation.latencies()));
        String temporal = installation.temporalAddress();
        if (temporal != null) {
            arguments.addAll(List.of("--temporal-address", temporal));
        }
        return arguments;
    }
}
