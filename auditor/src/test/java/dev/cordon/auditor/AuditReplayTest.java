package dev.cordon.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditReplayTest {
    private static final Path RECORDED = Path.of("../workflows/src/test/resources/histories/isolate-vm-contained.json");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_history_that_this_build_wrote_replays_and_is_told_step_by_step() {
        assertThat(replay(RECORDED)).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.contains("run of IsolateVm started by"))
                .anyMatch(line ->
                        line.contains("ordered snapshot.take (snapshot disk-app-01-os) on queue cordon-evidence"))
                .anyMatch(line ->
                        line.matches(".*done    network\\.attachNsg after \\d+\\.\\d\\d s: .*nsg-ir-quarantine.*"))
                .anyMatch(line -> line.endsWith("the run completed"))
                .last()
                .asString()
                .startsWith("replays: ");
    }

    @Test
    void a_history_in_which_a_step_was_exchanged_does_not_replay() throws IOException {
        Path forged = folder.resolve("forged.json");
        Files.writeString(forged, Files.readString(RECORDED).replace("identity.detachAll", "identity.attach"));

        assertThat(replay(forged)).isEqualTo(1);
        assertThat(out.toString()).contains("DOES NOT REPLAY: this build would have acted differently");
    }

    @Test
    void what_is_no_history_cannot_be_examined() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.json"), "{}");
        for (Path file : List.of(empty, folder.resolve("missing.json"))) {
            assertThat(replay(file)).isEqualTo(2);
        }
        assertThat(err.toString()).contains("empty.json is no workflow history", "missing.json is no workflow history");
    }

    private int replay(Path history) {
        CommandLine audit =
                Auditor.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return audit.execute("replay", history.toString());
    }
}
