package dev.cordon.runbook.releasevm;

import dev.cordon.capability.compute.HoldTag;
import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.identity.RoleAssignment;
import dev.cordon.capability.identity.UserAssignedIdentity;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.network.NsgId;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Plan;
import dev.cordon.capability.plan.PlannedChange;
import dev.cordon.capability.record.BeforeImage;
import dev.cordon.capability.record.FoundBeforeImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What releasing a machine is about to change, from its before-image and from what it is now. */
final class ReleasePlan {
    private static final String AGAIN = "isolate the machine again";

    private ReleasePlan() {}

    static Plan of(
            ReleaseVmRequest request,
            FoundBeforeImage found,
            VmState vm,
            List<NicState> nics,
            AssignedIdentities identities) {
        BeforeImage before = found.image();
        List<PlannedChange> changes = new ArrayList<>();
        changes.add(new PlannedChange(
                request.vmId(),
                "restore tags",
                "held by " + String.join(", ", HoldTag.holders(vm.tags())),
                "tags as before the isolation",
                AGAIN));
        changes.add(new PlannedChange(
                request.vmId(), "attach identities", words(identities), words(before.identities()), AGAIN));
        for (int i = 0; i < nics.size(); i++) {
            changes.add(new PlannedChange(
                    nics.get(i).nic().id(),
                    "restore network security group",
                    name(nics.get(i).nsg()),
                    name(before.nics().get(i).nsg()),
                    AGAIN));
        }
        if (request.grantRoles()) {
            changes.add(new PlannedChange(
                    request.vmId(),
                    "grant roles to the new system-assigned principal",
                    "none",
                    roles(Containment.rolesOfSystemAssigned(before)),
                    "take the roles away again"));
        }
        return new Plan(ReleaseVm.TYPE, request.incidentId(), request.vmId(), changes, findings(found));
    }

    /** Whoever approves the plan decides on this image, and has to know where it comes from. */
    private static List<Finding> findings(FoundBeforeImage found) {
        return found.doubt() == null
                ? List.of()
                : List.of(new Finding(
                        Finding.Kind.BEFORE_IMAGE_DOUBTED,
                        Finding.Weight.WARNS,
                        found.url(),
                        "the before-image was not vouched for as it should be: " + found.doubt()));
    }

    static String name(@Nullable NsgId nsg) {
        return nsg == null ? "none" : nsg.name();
    }

    static String roles(List<RoleAssignment> roles) {
        return roles.stream()
                .map(role -> role.roleName() + " on " + role.scope())
                .collect(Collectors.joining("; "));
    }

    private static String words(AssignedIdentities identities) {
        List<String> names = new ArrayList<>();
        if (identities.systemAssignedPrincipalId() != null) {
            names.add("system-assigned identity");
        }
        identities.userAssigned().stream()
                .map(UserAssignedIdentity::id)
                .map(id -> id.substring(id.lastIndexOf('/') + 1))
                .sorted()
                .forEach(names::add);
        return names.isEmpty() ? "no identity" : String.join(", ", names);
    }
}
