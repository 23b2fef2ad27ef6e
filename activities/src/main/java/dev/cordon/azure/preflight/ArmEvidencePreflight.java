package dev.cordon.azure.preflight;

import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.vault.VaultAccounts;
import dev.cordon.capability.compute.AttachedDisk;
import dev.cordon.capability.compute.DiskId;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Finding.Kind;
import dev.cordon.capability.plan.Finding.Weight;
import dev.cordon.capability.preflight.EvidencePreflight;
import dev.cordon.capability.preflight.Findings;
import dev.cordon.capability.preflight.MachineUnderPlan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks, in Azure and in the vault, for what will stand in the way of keeping a machine's evidence. */
public final class ArmEvidencePreflight implements EvidencePreflight {
    private static final List<Need> DISK = List.of(
            Need.step("Microsoft.Compute/disks/read", "take a snapshot of it"),
            Need.step("Microsoft.Compute/disks/beginGetAccess/action", "take a snapshot of it"));
    private static final List<Need> LOG =
            List.of(Need.step("Microsoft.Insights/eventtypes/values/read", "export its Activity Log"));

    private final Azure azure;
    private final Clock clock;
    private final VaultAccounts accounts;

    /**
     * Looks into the given Azure.
     *
     * @param clock by which a snapshot is recent
     */
    public ArmEvidencePreflight(Azure azure, Clock clock) {
        this.azure = azure;
        this.clock = clock;
        this.accounts = new VaultAccounts(azure);
    }

    @Override
    public Findings evidence(MachineUnderPlan machine) {
        return azure.work()
                .on(
                        "look for what stands in the way of keeping the evidence of virtual machine "
                                + machine.vm().vm().id(),
                        attempt -> Questions.ask(azure, questions(machine)));
    }

    private List<Question> questions(MachineUnderPlan machine) {
        VmState vm = machine.vm();
        List<DiskId> disks = vm.disks().stream().map(AttachedDisk::disk).toList();
        // The vault takes the most answers one after the other: it goes first.
        List<Question> questions = new ArrayList<>();
        questions.add(new VaultQuestion(azure, accounts, machine.policy().vaultContainer()));
        questions.add(() -> withoutOsDisk(vm));
        questions.add(new PermissionQuestion(azure, group(vm.vm()), LOG));
        bySubscription(disks).forEach((subscription, there) -> {
            String group = machine.policy().evidenceResourceGroup();
            questions.addAll(new EvidenceGroup(azure, subscription, group).questions());
            questions.add(new SnapshotQuota(azure, clock, group, there));
        });
        disks.forEach(disk -> {
            questions.add(new DiskQuestion(azure, disk));
            questions.add(new PermissionQuestion(azure, disk.id(), DISK));
        });
        return questions;
    }

    private static Map<String, List<DiskId>> bySubscription(List<DiskId> disks) {
        return disks.stream()
                .collect(Collectors.groupingBy(
                        disk -> disk.arm().subscriptionId(), LinkedHashMap::new, Collectors.toList()));
    }

    private static String group(VmId vm) {
        return "/subscriptions/" + vm.arm().subscriptionId() + "/resourceGroups/"
                + vm.arm().resourceGroup();
    }

    private static List<Finding> withoutOsDisk(VmState vm) {
        if (vm.disks().stream().anyMatch(disk -> disk.role() == AttachedDisk.Role.OS)) {
            return List.of();
        }
        return List.of(new Finding(
                Kind.DISK_NOT_SNAPSHOTTABLE,
                Weight.WARNS,
                vm.vm().id(),
                "The OS disk of " + vm.vm().name() + " is no managed disk: no snapshot of it will be kept."));
    }
}
