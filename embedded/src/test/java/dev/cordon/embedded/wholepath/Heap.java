package dev.cordon.embedded.wholepath;

import dev.cordon.embedded.process.ManagedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a running JVM how large its heap may get. */
final class Heap {
    private static final Pattern LIMIT = Pattern.compile("-XX:MaxHeapSize=(\\d+)");

    private Heap() {}

    static long limit(ManagedProcess process) {
        long pid = process.recorded().orElseThrow().pid();
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(pid),
                            "VM.flags")
                    .start();
            Matcher flag = LIMIT.matcher(
                    new String(jcmd.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            if (!flag.find()) {
                throw new IllegalStateException("process " + pid + " does not tell its heap");
            }
            return Long.parseLong(flag.group(1));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
