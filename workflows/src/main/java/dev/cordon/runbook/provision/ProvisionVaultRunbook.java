package dev.cordon.runbook.provision;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.Severity;
import dev.cordon.engine.Attributes;
import dev.cordon.engine.InvalidField;
import dev.cordon.engine.gate.SealedPlan;
import dev.cordon.engine.gate.SupervisedRunbook;
import dev.cordon.runbook.provision.ProvisionReport.Verdict;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a request and decisions, and makes the vault. */
public final class ProvisionVaultRunbook extends SupervisedRunbook implements ProvisionVault {
    private @Nullable Provisioning provisioning;

    public ProvisionVaultRunbook() {
        super(List.of(ProvisionVaultStep.values()), GATE);
    }

    @Override
    public ProvisionReport provision(@Nullable Object json) {
        ProvisionVaultRequest request = accept(json);
        Attributes.describe(Provisioning.NO_INCIDENT, Severity.INFORMATIONAL, request.accountId());
        progress.headline("Making the vault **" + request.account() + "/" + request.container() + "**, asked for by "
                + request.requestedBy());
        provisioning = new Provisioning(request, progress, desk);
        ProvisionReport report = provisioning.toItsEnd();
        if (report.verdict() == Verdict.NOT_COMPLETED) {
            throw ApplicationFailure.newNonRetryableFailure(report.ending(), STOPPED, report);
        }
        return report;
    }

    @Override
    public @Nullable SealedPlan plan() {
        return provisioning == null ? null : provisioning.plan();
    }

    private static ProvisionVaultRequest accept(@Nullable Object json) {
        try {
            return ProvisionVaultRequest.read(json);
        } catch (InvalidField invalid) {
            throw FailureType.BAD_REQUEST.failure(String.valueOf(invalid.getMessage()), null);
        }
    }
}
