package dev.cordon.worker.policy;

import dev.cordon.azure.arm.Build;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.policy.GatePolicy;
import dev.cordon.capability.policy.IncidentPolicy;
import dev.cordon.capability.policy.NotificationPolicy;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.capability.policy.VaultPolicy;

/** Answers with the policy that this worker was configured with. */
final class ConfiguredPolicy implements PolicyActivities {
    private final ContainmentPolicy containment;
    private final GatePolicy gates;
    private final VaultPolicy vault;
    private final NotificationPolicy notifications;
    private final IncidentPolicy incidents;

    ConfiguredPolicy(
            ContainmentPolicy containment,
            GatePolicy gates,
            VaultPolicy vault,
            NotificationPolicy notifications,
            IncidentPolicy incidents) {
        this.containment = containment;
        this.gates = gates;
        this.vault = vault;
        this.notifications = notifications;
        this.incidents = incidents;
    }

    @Override
    public String build() {
        return Build.TOOL;
    }

    @Override
    public NotificationPolicy notifications() {
        return notifications;
    }

    @Override
    public IncidentPolicy incidents() {
        return incidents;
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
