package dev.cordon.azure.preflight;

import dev.cordon.azure.arm.Azure;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.network.NsgId;
import dev.cordon.capability.preflight.ContainmentPreflight;
import dev.cordon.capability.preflight.Findings;
import dev.cordon.capability.preflight.MachineUnderPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks, through Azure Resource Manager, for what will stand in the way of cutting a machine off. */
public final class ArmContainmentPreflight implements ContainmentPreflight {
    private final Azure azure;

    public ArmContainmentPreflight(Azure azure) {
        this.azure = azure;
    }

    @Override
    public Findings containment(MachineUnderPlan machine) {
        return azure.work()
                .on(
                        "look for what stands in the way of containing virtual machine "
                                + machine.vm().vm().id(),
                        attempt -> Questions.ask(azure, questions(machine)));
    }

    private List<Question> questions(MachineUnderPlan machine) {
        Quarantines quarantines = new Quarantines(machine);
        Map<NsgId, List<NicState>> byGroup = quarantines.byGroup();
        List<Question> questions = new ArrayList<>();
        questions.add(() -> MachineState.findings(machine.vm(), quarantines));
        byGroup.forEach((nsg, nics) -> questions.add(
                new QuarantineQuestion(azure, nsg, nics, machine.policy().responderSubnets())));
        machine.nics().forEach(nic -> questions.add(new JoinQuestion(azure, nic.nic())));
        questions.addAll(locks(machine, byGroup.keySet()));
        ContainmentNeeds.of(machine, byGroup.keySet())
                .forEach((scope, needs) -> questions.add(new PermissionQuestion(azure, scope, needs)));
        return questions;
    }

    private List<LockQuestion> locks(MachineUnderPlan machine, Collection<NsgId> quarantine) {
        ContainmentLocks judgement = new ContainmentLocks(machine, quarantine);
        return Stream.concat(
                        Stream.of(machine.vm().vm().arm().subscriptionId()),
                        machine.nics().stream().map(nic -> nic.nic().arm().subscriptionId()))
                .distinct()
                .map(subscription -> new LockQuestion(azure, subscription, judgement::judge))
                .toList();
    }
}
