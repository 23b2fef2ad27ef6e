package dev.cordon.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cordon.embedded.installation.OwnProcess;
import dev.cordon.embedded.installation.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ManagedProcessTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final ManagedProcess process = new ManagedProcess("idler", this::idler, () -> {});

    @AfterEach
    void stop() throws InterruptedException {
        process.stop();
    }

    @Test
    void a_process_that_dies_is_started_again() throws InterruptedException {
        process.start();
        process.awaitReady(SOON);
        long first = pid();

        process.crash();

        await().atMost(SOON)
                .until(() -> process.recorded()
                        .filter(now -> now.pid() != first && now.starts() == 2)
                        .isPresent());
        process.awaitReady(SOON);
    }

    @Test
    void a_stopped_process_leaves_nothing_behind() throws InterruptedException {
        process.start();
        process.awaitReady(SOON);
        long pid = pid();

        process.stop();

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(process.recorded()).isEmpty();
    }

    @Test
    void a_process_that_cannot_be_started_says_why_instead_of_being_waited_for() {
        ManagedProcess unbuilt = new ManagedProcess(
                "unbuilt",
                () -> {
                    throw new Problem("it is not built.");
                },
                () -> {});
        unbuilt.start();
        assertThatThrownBy(() -> unbuilt.awaitReady(SOON))
                .isInstanceOf(Problem.class)
                .hasMessage("it is not built.");
    }

    @Test
    void it_is_recognised_by_its_start_and_not_by_its_id_alone() throws InterruptedException {
        process.start();
        process.awaitReady(SOON);
        OwnProcess recorded = process.recorded().orElseThrow();
        OwnProcess earlier = new OwnProcess(
                recorded.name(), recorded.pid(), "2020-01-01T00:00:00Z", recorded.state(), recorded.starts());

        assertThat(recorded.handle()).isPresent();
        assertThat(earlier.handle()).isEmpty();
    }

    private long pid() {
        return process.recorded().orElseThrow().pid();
    }

    private ProcessSpec idler() {
        return new ProcessSpec(List.of("sleep", "600"), Map.of(), folder.resolve("idler.log"), () -> true);
    }
}
