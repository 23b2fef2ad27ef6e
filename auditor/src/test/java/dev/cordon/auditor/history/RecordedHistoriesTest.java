package dev.cordon.auditor.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories of runs that keep a chain of custody, recorded on a real Temporal server and decrypted, replay on this
 * code. A change that breaks one is versioned with {@code Workflow.getVersion}; a history is never recorded anew to fit.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordedHistoriesTest {
    private static final Path HISTORIES = Path.of("src/test/resources/histories");

    @ParameterizedTest
    @MethodSource("histories")
    void a_recorded_history_replays(Path history) {
        assertThat(Replay.objection(HistoryFile.read(history, PayloadKeys.read(null))))
                .isEmpty();
    }

    @Test
    void one_in_which_something_else_was_ordered_does_not() throws IOException {
        String other = Files.readString(HISTORIES.resolve("archive-run-archived.json"))
                .replace("\"custody.seal\"", "\"custody.sign\"");
        HistoryFile changed = HistoryFile.of("changed", other.getBytes(StandardCharsets.UTF_8), PayloadKeys.read(null));

        assertThat(Replay.objection(changed)).isPresent();
    }

    static List<Path> histories() throws IOException {
        try (Stream<Path> files = Files.list(HISTORIES)) {
            List<Path> histories = files.sorted().toList();
            assertThat(histories).hasSizeGreaterThanOrEqualTo(4);
            return histories;
        }
    }
}
