package dev.cordon.runbook.releasevm;

import dev.cordon.capability.FailureType;
import dev.cordon.engine.Attributes;
import dev.cordon.engine.InvalidField;
import dev.cordon.engine.gate.SealedPlan;
import dev.cordon.engine.gate.SupervisedRunbook;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a request and decisions, reopens the machine, and accounts for what could not be put back. */
public final class ReleaseVmRunbook extends SupervisedRunbook implements ReleaseVm {
    private @Nullable Release release;

    public ReleaseVmRunbook() {
        super(List.of(ReleaseVmStep.values()), GATE);
    }

    @Override
    public ReleaseReport release(@Nullable Object json) {
        ReleaseVmRequest request = accept(json);
        Attributes.describe(request.incidentId(), request.severity(), request.vmId());
        progress.headline("Releasing **" + request.vm().name() + "** from incident **" + request.incidentId()
                + "**, asked for by " + request.requestedBy());
        release = new Release(request, progress, desk);
        ReleaseReport report = release.toItsEnd();
        return switch (report.verdict()) {
            case RELEASED, HOLD_GIVEN_UP, REFUSED -> report;
            case PARTLY_RELEASED -> throw failure(NOT_RESTORED, report);
            case NOT_VERIFIED -> throw failure(STOPPED, report);
        };
    }

    @Override
    public @Nullable SealedPlan plan() {
        return release == null ? null : release.plan();
    }

    private static ReleaseVmRequest accept(@Nullable Object json) {
        try {
            return ReleaseVmRequest.read(json);
        } catch (InvalidField invalid) {
            throw FailureType.BAD_REQUEST.failure(String.valueOf(invalid.getMessage()), null);
        }
    }

    private static ApplicationFailure failure(String type, ReleaseReport report) {
        return ApplicationFailure.newNonRetryableFailure(report.ending(), type, report);
    }
}
