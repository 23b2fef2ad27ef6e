package dev.cordon.runbook.releasevm;

import dev.cordon.capability.ArmId;
import dev.cordon.capability.identity.RoleAssignment;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.network.NsgId;
import dev.cordon.capability.network.NsgOrder;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.record.BeforeImage;
import java.util.List;
import java.util.Optional;

/** What containment did to a machine, judged from its before-image. */
final class Containment {
    private Containment() {}

    /** Whether the isolation found the machine contained already, so that it changed nothing but tags. */
    static boolean foundContained(BeforeImage before, ContainmentPolicy policy) {
        return before.identities().none()
                && before.nics().stream()
                        .allMatch(nic -> quarantined(nic, policy).isPresent());
    }

    /** What containment attached to an interface; empty where no quarantine group is configured for it. */
    static Optional<NsgOrder> attached(NicState nic, ContainmentPolicy policy) {
        return policy.quarantineFor(nic.nic().arm().subscriptionId(), nic.location())
                .map(group -> new NsgOrder(nic.nic(), group));
    }

    /** The roles that went with the system-assigned principal. */
    static List<RoleAssignment> rolesOfSystemAssigned(BeforeImage before) {
        String principal = before.identities().systemAssignedPrincipalId();
        return before.identities().roleAssignments().stream()
                .filter(role -> role.principalId().equals(principal))
                .toList();
    }

    private static Optional<NsgId> quarantined(NicState nic, ContainmentPolicy policy) {
        return attached(nic, policy)
                .map(NsgOrder::nsg)
                .filter(group -> nic.nsg() != null && ArmId.same(nic.nsg().id(), group.id()));
    }
}
