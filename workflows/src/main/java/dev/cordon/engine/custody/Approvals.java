package dev.cordon.engine.custody;

import dev.cordon.capability.custody.Approval;
import dev.cordon.engine.gate.DecisionDesk;
import dev.cordon.engine.gate.DecisionRecord;
import java.util.List;
import java.util.Optional;

/** The decisions that counted so far, as custody records name them. */
final class Approvals {
    private Approvals() {}

    static List<Approval> of(DecisionDesk desk) {
        return desk.records().stream()
                .filter(record -> record.outcome() == DecisionRecord.Outcome.COUNTED)
                .flatMap(record -> approval(record).stream())
                .toList();
    }

    private static Optional<Approval> approval(DecisionRecord record) {
        return Optional.ofNullable(record.decision())
                .map(decision -> new Approval(
                        decision.decider(), decision.gate(), decision.choice(), record.source(), record.method()));
    }
}
