package dev.cordon.azure.history;

import dev.cordon.azure.ClosedHistory;
import dev.cordon.azure.RunHistories;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.evidence.StoredBlob;
import dev.cordon.azure.evidence.VaultBlob;
import dev.cordon.capability.history.ArchivedHistory;
import dev.cordon.capability.history.HistoryActivities;
import dev.cordon.capability.history.HistoryToArchive;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Archives histories of closed runs in the vault. */
public final class VaultHistoryActivities implements HistoryActivities {
    private final Azure azure;
    private final RunHistories histories;

    public VaultHistoryActivities(Azure azure, RunHistories histories) {
        this.azure = azure;
        this.histories = histories;
    }

    @Override
    public ArchivedHistory archive(HistoryToArchive order) {
        return azure.work()
                .on(
                        "archive the history of run " + order.runId() + " as " + order.container() + "/" + order.blob(),
                        attempt -> archive(attempt, order));
    }

    private ArchivedHistory archive(Attempt attempt, HistoryToArchive order) {
        ClosedHistory history = closed(attempt, order);
        attempt.proceed();
        StoredBlob stored = new VaultBlob(azure.clients().patientContainer(order.container()), order.blob())
                .keepExactly(history.json().getBytes(StandardCharsets.UTF_8), "application/json", order.runId())
                .blob();
        return new ArchivedHistory(
                stored.url(),
                stored.sha256(),
                stored.length(),
                stored.versionId(),
                history.events(),
                history.status(),
                history.closedAt(),
                attempt.provenance());
    }

    private ClosedHistory closed(Attempt attempt, HistoryToArchive order) {
        while (true) {
            attempt.proceed();
            Optional<ClosedHistory> history = histories.closedHistory(order.workflowId(), order.runId());
            if (history.isPresent()) {
                return history.get();
            }
        }
    }
}
