package dev.cordon.fake;

import dev.cordon.capability.network.NicState;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.preflight.ContainmentPreflight;
import dev.cordon.capability.preflight.Findings;
import dev.cordon.capability.preflight.MachineUnderPlan;
import java.util.ArrayList;
import java.util.List;

record FakePreflight(FakeAzure azure) implements ContainmentPreflight {
    @Override
    public Findings containment(MachineUnderPlan machine) {
        synchronized (azure) {
            azure.asked("preflight.observe containment", machine.vm().vm().name());
            List<Finding> findings = new ArrayList<>(azure.findings);
            machine.nics().stream()
                    .filter(nic -> machine.policy()
                            .quarantineFor(nic.nic().arm().subscriptionId(), nic.location())
                            .isEmpty())
                    .map(FakePreflight::lacking)
                    .forEach(findings::add);
            return new Findings(findings);
        }
    }

    private static Finding lacking(NicState nic) {
        return new Finding(
                Finding.Kind.QUARANTINE_NSG_MISSING,
                Finding.Weight.BLOCKS,
                nic.nic().id(),
                "No quarantine group is configured for region " + nic.location());
    }
}
