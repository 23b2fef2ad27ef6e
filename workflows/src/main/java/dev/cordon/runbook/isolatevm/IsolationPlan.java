package dev.cordon.runbook.isolatevm;

import dev.cordon.capability.ArmId;
import dev.cordon.capability.compute.AttachedDisk;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.network.NsgId;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Plan;
import dev.cordon.capability.plan.PlannedChange;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.record.BeforeImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What isolating a machine is about to change, from what was observed. */
final class IsolationPlan {
    private IsolationPlan() {}

    static Plan of(IsolateVmRequest request, BeforeImage before, ContainmentPolicy policy, List<Finding> findings) {
        List<PlannedChange> changes = new ArrayList<>();
        before.vm().disks().forEach(disk -> changes.add(snapshot(disk, policy)));
        before.nics().forEach(nic -> changes.add(quarantine(nic, policy)));
        if (!before.identities().none()) {
            changes.add(detach(request, before));
        }
        changes.add(tag(request, before));
        changes.add(export(request, policy));
        return new Plan(IsolateVm.TYPE, request.incidentId(), request.vmId(), changes, findings);
    }

    private static PlannedChange snapshot(AttachedDisk disk, ContainmentPolicy policy) {
        return new PlannedChange(
                disk.disk().id(),
                "incremental snapshot",
                "attached as " + disk.role().name().toLowerCase(Locale.ROOT) + " disk",
                "unchanged; its snapshot in " + policy.evidenceResourceGroup(),
                "never: snapshots are evidence");
    }

    private static PlannedChange quarantine(NicState nic, ContainmentPolicy policy) {
        Optional<NsgId> quarantine = policy.quarantineFor(nic.nic().arm().subscriptionId(), nic.location());
        boolean already = quarantine
                .filter(group -> nic.nsg() != null && ArmId.same(nic.nsg().id(), group.id()))
                .isPresent();
        String after = quarantine.map(NsgId::name).orElse("cannot be: no quarantine group for " + nic.location());
        return new PlannedChange(
                nic.nic().id(),
                "swap network security group",
                name(nic.nsg()),
                already ? after + ", as it is" : after,
                already ? "nothing to put back" : "back to " + name(nic.nsg()));
    }

    private static PlannedChange detach(IsolateVmRequest request, BeforeImage before) {
        return new PlannedChange(
                request.vmId(),
                "detach identities",
                Notes.identities(before.identities()),
                "no identity",
                Notes.restoreIdentities(before.identities()));
    }

    private static PlannedChange tag(IsolateVmRequest request, BeforeImage before) {
        String now = before.vm().tags().get("ir-status");
        return new PlannedChange(
                request.vmId(),
                "merge tags",
                now == null ? "not tagged as isolated" : "ir-status=" + now,
                "ir-status=isolated, incident_id=" + request.incidentId(),
                "the tags as they were");
    }

    private static PlannedChange export(IsolateVmRequest request, ContainmentPolicy policy) {
        return new PlannedChange(
                policy.vaultContainer(),
                "export Activity Log",
                "no export of this run",
                request.activityLogHours() + " hours of " + request.vm().arm().resourceGroup(),
                "never: the export is evidence");
    }

    private static String name(@Nullable NsgId nsg) {
        return nsg == null ? "none" : nsg.name();
    }
}
