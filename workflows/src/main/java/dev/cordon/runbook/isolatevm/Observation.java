package dev.cordon.runbook.isolatevm;

import static dev.cordon.engine.Calls.AZURE_READ;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.identity.ManagedIdentityActivities;
import dev.cordon.capability.network.NetworkActivities;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Plan;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.preflight.ContainmentPreflight;
import dev.cordon.capability.preflight.EvidencePreflight;
import dev.cordon.capability.preflight.Findings;
import dev.cordon.capability.preflight.MachineUnderPlan;
import dev.cordon.capability.record.BeforeImage;
import dev.cordon.engine.Cause;
import dev.cordon.engine.Together;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import java.util.ArrayList;
import java.util.List;

/** Looks at a machine before its isolation. */
final class Observation {
    private final IsolateVmRequest request;
    private final ContainmentPolicy policy;

    Observation(IsolateVmRequest request, ContainmentPolicy policy) {
        this.request = request;
        this.policy = policy;
    }

    /** What isolating the machine is about to change, with what a preflight finds in the way. */
    Plan plan(BeforeImage before) {
        MachineUnderPlan machine = new MachineUnderPlan(before.vm(), before.nics(), before.identities(), policy);
        Promise<Findings> evidence = Async.function(() -> AZURE_READ
                .to(EvidencePreflight.class, "preflight of the evidence")
                .evidence(machine));
        List<Finding> findings = new ArrayList<>(AZURE_READ
                .to(ContainmentPreflight.class, "preflight of the containment")
                .containment(machine)
                .findings());
        findings.addAll(evidence.get().findings());
        return IsolationPlan.of(request, before, policy, findings);
    }

    /** The machine, its interfaces and its identities as they are now. */
    BeforeImage observe() {
        VmState vm = observeMachine();
        Promise<AssignedIdentities> identities = Async.function(this::observeIdentities);
        List<NicState> nics = Together.forEach(
                vm.nics(),
                nic -> AZURE_READ
                        .to(NetworkActivities.class, "observe " + nic.name())
                        .observe(nic));
        return new BeforeImage(vm, nics, identities.get());
    }

    /** A machine that does not exist, or of a kind that cannot be isolated, is a mistake in the request. */
    private VmState observeMachine() {
        try {
            return AZURE_READ
                    .to(ComputeActivities.class, "observe " + request.vm().name())
                    .observe(request.vm());
        } catch (ActivityFailure failure) {
            Cause cause = Cause.of(failure);
            if (cause.isMissing() || cause.refusesRequest()) {
                throw FailureType.BAD_REQUEST.failure("vmId: " + cause.words(), null);
            }
            throw failure;
        }
    }

    private AssignedIdentities observeIdentities() {
        return AZURE_READ
                .to(ManagedIdentityActivities.class, "observe identities")
                .observe(request.vm());
    }
}
