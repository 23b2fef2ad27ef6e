package dev.cordon.worker.policy;

import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.policy.GatePolicy;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.capability.policy.VaultPolicy;

/** Answers with the policy that this worker was configured with. */
final class ConfiguredPolicy implements PolicyActivities {
    private final ContainmentPolicy containment;
    private final GatePolicy gates;
    private final VaultPolicy vault;

    ConfiguredPolicy(ContainmentPolicy containment, GatePolicy gates, VaultPolicy vault) {
        this.containment = containment;
        this.gates = gates;
        this.vault = vault;
    }

    @Override
    public VaultPolicy vault() {
        return vault;
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
