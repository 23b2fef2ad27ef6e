package dev.cordon.auditor.verify;

import dev.cordon.auditor.history.Call;
import dev.cordon.auditor.history.HistoryFile;
import dev.cordon.capability.custody.DocumentToSeal;
import java.util.List;

/** What a history shows that a run ordered to be written to its own record. */
final class Written {
    private Written() {}

    /** Orders to seal the run's manifest; after a reset, those of the run that was reset are others'. */
    static List<Call> manifests(HistoryFile history, String run) {
        return history.calls().stream()
                .filter(call -> call.type().equals("custody.seal"))
                .filter(call -> call.input().path("subject").asText().equals(DocumentToSeal.MANIFEST))
                .filter(call -> call.input().path("runId").asText().equals(run))
                .toList();
    }

    /** Orders to append a custody record of the run. */
    static List<Call> records(HistoryFile history, String run) {
        return history.calls().stream()
                .filter(call -> call.type().equals("custody.append"))
                .filter(call -> call.input().at("/record/run/runId").asText().equals(run))
                .toList();
    }
}
