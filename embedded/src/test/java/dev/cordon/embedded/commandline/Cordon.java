package dev.cordon.embedded.commandline;

import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.installation.PortCheck;
import dev.cordon.embedded.installation.Ports;
import dev.cordon.embedded.installation.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The command line in a process of its own, with its own state folder and ports. */
final class Cordon {
    private final Path state;
    private final int portOffset;

    private Cordon(Path state, int portOffset) {
        this.state = state;
        this.portOffset = portOffset;
    }

    static Cordon inFolderOfItsOwn() {
        try {
            Path parent = Files.createDirectories(Path.of("target/command-line").toAbsolutePath());
            Path state = Files.createTempDirectory(parent, "cordon");
            int offset = IntStream.iterate(1000, each -> each + 100)
                    .limit(200)
                    .filter(each -> free(state, each))
                    .findFirst()
                    .orElseThrow();
            return new Cordon(state, offset);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean free(Path state, int offset) {
        try {
            PortCheck.requireFree(
                    new Installation(Path.of(""), state, Ports.usual(offset), null, Installation.LIKE_AZURE));
            return true;
        } catch (Problem taken) {
            return false;
        }
    }

    Path stateFile() {
        return state.resolve("state.json");
    }

    /** Gives a command and waits for its end. */
    Ending run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of("target/classes").toAbsolutePath() + ":"
                        + Files.readString(Path.of("target/classpath")).strip(),
                "dev.cordon.embedded.Cordon"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("CORDON_STATE_DIR", state.toString(), "CORDON_PORT_OFFSET", String.valueOf(portOffset)));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ending(process.waitFor(), output);
    }

    /** Every process whose arguments lie in the state folder. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(state.toString()))
                .toList();
    }

    /** How a command ended. */
    record Ending(int status, String output) {
        String lastLine() {
            return output.strip().lines().reduce("", (earlier, later) -> later);
        }
    }
}
