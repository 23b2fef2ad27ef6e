package dev.cordon.fake;

import dev.cordon.capability.preflight.EvidencePreflight;
import dev.cordon.capability.preflight.Findings;
import dev.cordon.capability.preflight.MachineUnderPlan;
import java.util.List;

/** Finds nothing in the way of the evidence. */
record FakeEvidencePreflight(FakeAzure azure) implements EvidencePreflight {
    @Override
    public Findings evidence(MachineUnderPlan machine) {
        synchronized (azure) {
            azure.asked("preflight.observe evidence", machine.vm().vm().name());
            return new Findings(List.of());
        }
    }
}
