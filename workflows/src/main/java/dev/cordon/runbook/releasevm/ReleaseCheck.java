package dev.cordon.runbook.releasevm;

import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.identity.UserAssignedIdentity;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.record.BeforeImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares a released machine with its before-image. */
final class ReleaseCheck {
    private ReleaseCheck() {}

    /** Each thing that is not as recorded, in words. */
    static List<String> missing(BeforeImage before, VmState vm, List<NicState> nics, AssignedIdentities identities) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < nics.size(); i++) {
            String was = ReleasePlan.name(before.nics().get(i).nsg());
            String is = ReleasePlan.name(nics.get(i).nsg());
            if (!was.equalsIgnoreCase(is)) {
                missing.add(nics.get(i).nic().name() + " has network security group " + is + ", recorded was " + was);
            }
        }
        if (before.identities().systemAssignedPrincipalId() != null && identities.systemAssignedPrincipalId() == null) {
            missing.add("the system-assigned identity is missing");
        }
        Set<String> present = ids(identities);
        ids(before.identities()).stream()
                .filter(id -> !present.contains(id))
                .forEach(id -> missing.add("identity " + id + " is missing"));
        before.vm().tags().forEach((name, value) -> {
            if (!value.equals(vm.tags().get(name))) {
                missing.add("tag " + name + " is not '" + value + "' as recorded");
            }
        });
        return missing;
    }

    private static Set<String> ids(AssignedIdentities identities) {
        return identities.userAssigned().stream()
                .map(UserAssignedIdentity::id)
                .map(id -> id.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
