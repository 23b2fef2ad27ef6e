package dev.cordon.azure.history;

import static dev.cordon.azure.arm.ActivityRunner.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.azure.ClosedHistory;
import dev.cordon.azure.RunHistories;
import dev.cordon.azure.arm.ActivityRunner;
import dev.cordon.azure.arm.StubAzure;
import dev.cordon.azure.evidence.Sha256;
import dev.cordon.azure.evidence.StubVault;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.history.ArchivedHistory;
import dev.cordon.capability.history.HistoryActivities;
import dev.cordon.capability.history.HistoryToArchive;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArchiveHistoryTest {
    private static final String JSON = "{\"events\":[]}";
    private static final ClosedHistory CLOSED =
            new ClosedHistory(JSON, 42, "Terminated", Instant.parse("2026-05-23T03:10:00Z"));
    private static final HistoryToArchive ORDER =
            new HistoryToArchive(StubVault.CONTAINER, "ir-1", "isolate-1", "run-1");

    private final StubAzure stub = new StubAzure();
    private final StubVault blob = new StubVault(stub, "history.json");
    private final ActivityRunner runner = new ActivityRunner();

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void a_history_is_archived_as_soon_as_its_run_has_closed() {
        Deque<Optional<ClosedHistory>> answers =
                new ArrayDeque<>(List.of(Optional.empty(), Optional.empty(), Optional.of(CLOSED)));
        ArchivedHistory archived = archive((workflow, run) -> answers.remove());
        assertThat(blob.text()).isEqualTo(JSON);
        assertThat(archived)
                .isEqualTo(new ArchivedHistory(
                        StubVault.CONTAINER + "/ir-1/run-1/history.json",
                        Sha256.of(JSON.getBytes(StandardCharsets.UTF_8)),
                        JSON.length(),
                        "v1",
                        42,
                        "Terminated",
                        CLOSED.closedAt(),
                        archived.provenance()));
        assertThat(archived.provenance()).isNotNull();
    }

    @Test
    void the_same_history_again_is_adopted() {
        HistoryActivities histories = activities((workflow, run) -> Optional.of(CLOSED));
        assertThat(histories.archive(ORDER).sha256())
                .isEqualTo(histories.archive(ORDER).sha256());
    }

    @Test
    void another_history_of_that_name_is_refused() {
        blob.somebodyWrites("{\"events\":[{}]}", "run-1");
        assertThat(failureOf(() -> archive((workflow, run) -> Optional.of(CLOSED)))
                        .getType())
                .isEqualTo("AzureRefused");
    }

    @Test
    void a_run_that_temporal_no_longer_has_is_gone_and_no_container_that_is_missing() {
        assertThat(failureOf(() -> archive((workflow, run) -> {
                            throw FailureType.HISTORY_GONE.failure("gone", null);
                        }))
                        .getType())
                .isEqualTo("HistoryGone");
        assertThat(blob.isEmpty()).isTrue();
    }

    private ArchivedHistory archive(RunHistories histories) {
        return activities(histories).archive(ORDER);
    }

    private HistoryActivities activities(RunHistories histories) {
        return runner.run(HistoryActivities.class, new VaultHistoryActivities(stub.azure(), histories));
    }
}
