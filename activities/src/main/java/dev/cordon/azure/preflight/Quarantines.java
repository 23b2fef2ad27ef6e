package dev.cordon.azure.preflight;

import dev.cordon.capability.network.NicState;
import dev.cordon.capability.network.NsgId;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Finding.Kind;
import dev.cordon.capability.plan.Finding.Weight;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.policy.QuarantineNsg;
import dev.cordon.capability.preflight.MachineUnderPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which quarantine group each interface of a machine is to get. */
final class Quarantines {
    private final ContainmentPolicy policy;
    private final Map<NsgId, List<NicState>> byGroup = new LinkedHashMap<>();
    private final List<NicState> without = new ArrayList<>();

    Quarantines(MachineUnderPlan machine) {
        this.policy = machine.policy();
        machine.nics().forEach(this::assign);
    }

    private void assign(NicState nic) {
        Optional<NsgId> group = policy.quarantineFor(nic.nic().arm().subscriptionId(), nic.location());
        group.ifPresentOrElse(
                found -> byGroup.computeIfAbsent(found, none -> new ArrayList<>())
                        .add(nic),
                () -> without.add(nic));
    }

    Map<NsgId, List<NicState>> byGroup() {
        return byGroup;
    }

    /** Whether every interface has its quarantine group already. */
    boolean allAttached() {
        return !byGroup.isEmpty()
                && without.isEmpty()
                && byGroup.entrySet().stream()
                        .allMatch(entry -> entry.getValue().stream().allMatch(nic -> has(nic, entry.getKey())));
    }

    private static boolean has(NicState nic, NsgId group) {
        NsgId attached = nic.nsg();
        return attached != null && attached.arm().equals(group.arm());
    }

    /** The interfaces for which this installation names no group. */
    List<Finding> lacking() {
        return without.stream().map(this::lacking).toList();
    }

    private Finding lacking(NicState nic) {
        List<String> elsewhere = policy.quarantineNsgs().stream()
                .filter(each -> each.location().equalsIgnoreCase(nic.location()))
                .map(QuarantineNsg::nsg)
                .map(NsgId::name)
                .toList();
        String words = "No quarantine group is configured for region " + nic.location() + " in subscription "
                + nic.nic().arm().subscriptionId();
        return elsewhere.isEmpty()
                ? blocking(Kind.QUARANTINE_NSG_MISSING, nic, words)
                : blocking(
                        Kind.QUARANTINE_NSG_ELSEWHERE,
                        nic,
                        words + " (only " + Words.list(elsewhere) + " in another one, where Azure does not attach it)");
    }

    private static Finding blocking(Kind kind, NicState nic, String words) {
        return new Finding(
                kind, Weight.BLOCKS, nic.nic().id(), words + ": " + nic.nic().name() + " cannot be cut off.");
    }
}
