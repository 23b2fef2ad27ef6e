package dev.cordon.worker.policy;

import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.policy.PolicyActivities;

/** Answers with the policy that this worker was configured with. */
final class ConfiguredPolicy implements PolicyActivities {
    private final ContainmentPolicy containment;

    ConfiguredPolicy(ContainmentPolicy containment) {
        this.containment = containment;
    }

    @Override
    public ContainmentPolicy containment() {
        return containment;
    }
}
