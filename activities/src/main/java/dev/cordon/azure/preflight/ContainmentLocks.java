package dev.cordon.azure.preflight;

import dev.cordon.capability.network.NicId;
import dev.cordon.capability.network.NsgId;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Finding.Kind;
import dev.cordon.capability.plan.Finding.Weight;
import dev.cordon.capability.preflight.MachineUnderPlan;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What locks mean for cutting a machine off. */
final class ContainmentLocks {
    private final List<String> changed;
    private final List<String> attached;

    ContainmentLocks(MachineUnderPlan machine, Collection<NsgId> quarantine) {
        this.changed = Stream.concat(
                        Stream.of(machine.vm().vm().id()),
                        machine.vm().nics().stream().map(NicId::id))
                .toList();
        this.attached = quarantine.stream().map(NsgId::id).toList();
    }

    List<Finding> judge(List<Lock> locks) {
        return locks.stream().flatMap(this::judge).toList();
    }

    private Stream<Finding> judge(Lock lock) {
        List<String> held = covered(lock, changed);
        if (!held.isEmpty()) {
            return Stream.of(lock.readOnly() ? forbidsChange(lock, held) : forbidsDeletion(lock, held));
        }
        List<String> groups = covered(lock, attached);
        return lock.readOnly() && !groups.isEmpty() ? Stream.of(mayForbidAttaching(lock, groups)) : Stream.of();
    }

    private static List<String> covered(Lock lock, List<String> resources) {
        return resources.stream().filter(lock::covers).map(Words::of).toList();
    }

    private static Finding forbidsChange(Lock lock, List<String> held) {
        return new Finding(
                Kind.READ_ONLY_LOCK,
                Weight.BLOCKS,
                lock.scope(),
                lock.words() + " lets nobody change " + Words.list(held)
                        + ": the machine cannot be contained before somebody removes it. Cordon removes no lock.");
    }

    private static Finding forbidsDeletion(Lock lock, List<String> held) {
        return new Finding(
                Kind.NO_DELETE_LOCK,
                Weight.INFORMS,
                lock.scope(),
                lock.words() + " lets nobody delete " + Words.list(held)
                        + ": containment deletes nothing, a later clean-up would be refused.");
    }

    private static Finding mayForbidAttaching(Lock lock, List<String> groups) {
        return new Finding(
                Kind.READ_ONLY_LOCK,
                Weight.WARNS,
                lock.scope(),
                lock.words() + " holds the quarantine group " + Words.list(groups)
                        + ": Azure may refuse to attach it.");
    }
}
