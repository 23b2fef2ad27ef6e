package dev.cordon.runbook.preserve;

import dev.cordon.capability.FailureType;
import dev.cordon.engine.Attributes;
import dev.cordon.engine.InvalidField;
import dev.cordon.engine.gate.SealedPlan;
import dev.cordon.engine.gate.SupervisedRunbook;
import dev.cordon.runbook.preserve.PreservationReport.Verdict;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a request, preserves the evidence, and accounts for it whatever the end. */
public final class PreserveEvidenceRunbook extends SupervisedRunbook implements PreserveEvidence {
    public PreserveEvidenceRunbook() {
        super(List.of(PreserveEvidenceStep.values()));
    }

    @Override
    public PreservationReport preserve(@Nullable Object json) {
        PreserveEvidenceRequest request = accept(json);
        Attributes.describe(request.incidentId(), request.severity(), request.vmId());
        progress.headline("Preserving the evidence of **" + request.vm().name() + "** for incident **"
                + request.incidentId() + "**, asked for by " + request.requestedBy());
        PreservationReport report = new Preservation(request, progress, desk).toItsEnd();
        if (report.verdict() == Verdict.NOT_COMPLETED) {
            throw ApplicationFailure.newNonRetryableFailure(report.ending(), STOPPED, report);
        }
        return report;
    }

    /** It changes nothing about a machine, so there is nothing to plan. */
    @Override
    public @Nullable SealedPlan plan() {
        return null;
    }

    private static PreserveEvidenceRequest accept(@Nullable Object json) {
        try {
            return PreserveEvidenceRequest.read(json);
        } catch (InvalidField invalid) {
            throw FailureType.BAD_REQUEST.failure(String.valueOf(invalid.getMessage()), null);
        }
    }
}
