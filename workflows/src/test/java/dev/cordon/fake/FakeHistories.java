package dev.cordon.fake;

import dev.cordon.capability.history.ArchivedHistory;
import dev.cordon.capability.history.HistoryActivities;
import dev.cordon.capability.history.HistoryToArchive;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Archives no history, but says so as if it had. */
record FakeHistories(FakeAzure azure) implements HistoryActivities {
    @Override
    public ArchivedHistory archive(HistoryToArchive history) {
        azure.awaitClose(history);
        synchronized (azure) {
            azure.asked("history.archive", history.workflowId());
            byte[] bytes = history.runId().getBytes(StandardCharsets.UTF_8);
            azure.sealed.putIfAbsent(history.blob(), bytes);
            return new ArchivedHistory(
                    history.container() + "/" + history.blob(),
                    FakeVault.sha256(bytes),
                    bytes.length,
                    "1",
                    1,
                    "Completed",
                    Instant.parse("2026-05-23T03:10:00Z"),
                    FakeVault.PROVENANCE);
        }
    }
}
