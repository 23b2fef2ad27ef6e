package dev.cordon.embedded.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Names the process that listens on a port, as far as this user may see it (Linux only). */
final class PortOwner {
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortOwner() {}

    static String of(int port) {
        return socket(port)
                .flatMap(PortOwner::holder)
                .map(process -> "process " + process.pid() + " (" + words(process) + ")")
                .orElse("another process");
    }

    private static Optional<String> socket(int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)).stream())
                .map(line -> line.trim().split("\\s+"))
                .filter(row ->
                        row.length > INODE && row[LOCAL_ADDRESS].endsWith(suffix) && row[STATE].equals(LISTENING))
                .map(row -> "socket:[" + row[INODE] + "]")
                .findFirst();
    }

    private static Optional<ProcessHandle> holder(String socket) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(Path.of("/proc", String.valueOf(process.pid()), "fd"), socket))
                .findFirst();
    }

    private static boolean holds(Path descriptors, String socket) {
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.anyMatch(descriptor -> leadsTo(descriptor, socket));
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static boolean leadsTo(Path descriptor, String socket) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(socket);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static String words(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .orElse("not visible to this user");
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException notLinux) {
            return List.of();
        }
    }
}
