package dev.cordon.runbook.isolatevm;

import dev.cordon.capability.FailureType;
import dev.cordon.engine.Attributes;
import dev.cordon.engine.InvalidField;
import dev.cordon.engine.gate.SealedPlan;
import dev.cordon.engine.gate.SupervisedRunbook;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a request and decisions, isolates the machine, and accounts for it whatever the end. */
public final class IsolateVmRunbook extends SupervisedRunbook implements IsolateVm {
    private @Nullable Isolation isolation;

    public IsolateVmRunbook() {
        super(List.of(IsolateVmStep.values()), GATE);
    }

    @Override
    public IsolationReport isolate(@Nullable Object json) {
        IsolateVmRequest request = accept(json);
        Attributes.describe(request.incidentId(), request.severity(), request.vmId());
        progress.headline("Isolating **" + request.vm().name() + "** for incident **" + request.incidentId()
                + "**, asked for by " + request.requestedBy());
        isolation = new Isolation(request, progress, desk);
        IsolationReport report = isolation.toItsEnd();
        return switch (report.verdict()) {
            case CONTAINED, REFUSED, DRY_RUN, ROLLED_BACK -> report;
            case NOT_CONTAINED -> throw failure(NOT_CONTAINED, report);
            case PARTLY_ROLLED_BACK -> throw failure(NOT_UNDONE, report);
            case NOT_VERIFIED -> throw failure(STOPPED, report);
        };
    }

    @Override
    public @Nullable SealedPlan plan() {
        return isolation == null ? null : isolation.plan();
    }

    private static IsolateVmRequest accept(@Nullable Object json) {
        try {
            return IsolateVmRequest.read(json, Instant.ofEpochMilli(Workflow.currentTimeMillis()));
        } catch (InvalidField invalid) {
            throw FailureType.BAD_REQUEST.failure(String.valueOf(invalid.getMessage()), null);
        }
    }

    private static ApplicationFailure failure(String type, IsolationReport report) {
        return ApplicationFailure.newNonRetryableFailure(report.ending(), type, report);
    }
}
