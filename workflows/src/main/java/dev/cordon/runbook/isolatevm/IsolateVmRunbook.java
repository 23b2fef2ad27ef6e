package dev.cordon.runbook.isolatevm;

import dev.cordon.capability.FailureType;
import dev.cordon.engine.Attributes;
import dev.cordon.engine.InvalidField;
import dev.cordon.engine.Progress;
import dev.cordon.engine.RunStatus;
import dev.cordon.engine.StepFailed;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a request, isolates the machine, and accounts for it whatever the end. */
public final class IsolateVmRunbook implements IsolateVm {
    private final Progress progress = new Progress(List.of(IsolateVmStep.values()));

    @Override
    public IsolationReport isolate(@Nullable Object json) {
        IsolateVmRequest request = accept(json);
        Attributes.describe(request.incidentId(), request.severity(), request.vmId());
        progress.headline("Isolating **" + request.vm().name() + "** for incident **" + request.incidentId()
                + "**, asked for by " + request.requestedBy());
        Isolation isolation = new Isolation(request, progress);
        try {
            isolation.carryOut();
        } catch (StepFailed failed) {
            throw failure(failed, isolation.report(progress));
        }
        progress.phase("contained");
        return isolation.report(progress);
    }

    @Override
    public RunStatus status() {
        return progress.status();
    }

    private static IsolateVmRequest accept(@Nullable Object json) {
        try {
            return IsolateVmRequest.read(json, Instant.ofEpochMilli(Workflow.currentTimeMillis()));
        } catch (InvalidField invalid) {
            throw FailureType.BAD_REQUEST.failure(String.valueOf(invalid.getMessage()), null);
        }
    }

    private ApplicationFailure failure(StepFailed failed, IsolationReport report) {
        boolean reachable = report.verdict() == IsolationReport.Verdict.NOT_CONTAINED;
        progress.phase(reachable ? "not-contained" : "failed");
        return ApplicationFailure.newNonRetryableFailure(
                failed.getMessage() + "; nothing was undone", reachable ? NOT_CONTAINED : StepFailed.TYPE, report);
    }
}
