package dev.cordon.fake;

import dev.cordon.capability.preflight.ContainmentPreflight;
import dev.cordon.capability.preflight.EvidencePreflight;
import dev.cordon.capability.preflight.Findings;
import dev.cordon.capability.preflight.MachineUnderPlan;
import java.util.List;

record FakePreflight(FakeAzure azure) implements ContainmentPreflight, EvidencePreflight {
    @Override
    public Findings containment(MachineUnderPlan machine) {
        synchronized (azure) {
            azure.asked("preflight.observe containment", machine.vm().vm().name());
            return new Findings(azure.findings);
        }
    }

    @Override
    public Findings evidence(MachineUnderPlan machine) {
        synchronized (azure) {
            azure.asked("preflight.observe evidence", machine.vm().vm().name());
            return new Findings(List.of());
        }
    }
}
