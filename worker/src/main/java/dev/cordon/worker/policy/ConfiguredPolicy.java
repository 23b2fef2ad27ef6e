package dev.cordon.worker.policy;

import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.policy.GatePolicy;
import dev.cordon.capability.policy.PolicyActivities;

/** Answers with the policy that this worker was configured with. */
final class ConfiguredPolicy implements PolicyActivities {
    private final ContainmentPolicy containment;
    private final GatePolicy gates;

    ConfiguredPolicy(ContainmentPolicy containment, GatePolicy gates) {
        this.containment = containment;
        this.gates = gates;
    }

    @Override
    public GatePolicy gates() {
        return gates;
    }

    @Override
    public ContainmentPolicy containment() {
        return containment;
    }
}
