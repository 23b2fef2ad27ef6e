package dev.cordon.runbook.isolatevm;

import static dev.cordon.engine.Calls.AZURE_OPERATION;
import static dev.cordon.engine.Calls.AZURE_READ;

import dev.cordon.capability.ArmId;
import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.compute.HoldTag;
import dev.cordon.capability.compute.PowerState;
import dev.cordon.capability.compute.TagChange;
import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.identity.ManagedIdentityActivities;
import dev.cordon.capability.network.IsolationCheck;
import dev.cordon.capability.network.IsolationQuestion;
import dev.cordon.capability.network.NetworkActivities;
import dev.cordon.capability.network.NicId;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.record.BeforeImage;
import dev.cordon.engine.Together;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a machine back after its isolation, and says in words what is not as it should be. */
final class ReadBack {
    private static final int READINGS = 6;
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final BeforeImage before;
    private final ContainmentPolicy policy;
    private final TagChange tags;
    private final String incidentId;

    ReadBack(BeforeImage before, ContainmentPolicy policy, TagChange tags, String incidentId) {
        this.before = before;
        this.policy = policy;
        this.tags = tags;
        this.incidentId = incidentId;
    }

    /** Reads until the machine is contained, six times in half a minute at most: effective rules follow with a lag. */
    Verification untilContained() {
        Verification reading = read();
        for (int taken = 1; taken < READINGS && !reading.holds(); taken++) {
            Workflow.newTimer(
                            BETWEEN,
                            TimerOptions.newBuilder()
                                    .setSummary("wait before reading back again")
                                    .build())
                    .get();
            reading = read();
        }
        return reading;
    }

    private Verification read() {
        VmState vm = AZURE_READ
                .to(ComputeActivities.class, "read the machine back")
                .observe(before.vm().vm());
        boolean running = vm.power() == PowerState.RUNNING;
        Promise<AssignedIdentities> identitiesRead = Async.function(this::identities);
        List<IsolationCheck> checks = Together.forEach(before.nics(), nic -> check(nic, running));
        AssignedIdentities identities = identitiesRead.get();

        List<String> failures = new ArrayList<>(newcomers(vm));
        checks.forEach(check ->
                check.openings().forEach(opening -> failures.add(check.nic().name() + ": " + opening)));
        if (!identities.none()) {
            failures.add("the machine still has " + Notes.identities(identities));
        }
        failures.addAll(wrongTags(vm.tags()));
        return new Verification(checks, identities, failures);
    }

    private AssignedIdentities identities() {
        return AZURE_READ
                .to(ManagedIdentityActivities.class, "read the identities back")
                .observe(before.vm().vm());
    }

    private IsolationCheck check(NicState nic, boolean running) {
        return AZURE_OPERATION
                .to(NetworkActivities.class, "verify " + nic.nic().name())
                .verifyIsolation(new IsolationQuestion(
                        nic.nic(), Quarantine.of(nic, policy).nsg(), policy.responderSubnets(), running));
    }

    private List<String> newcomers(VmState now) {
        List<String> newcomers = new ArrayList<>();
        if (!now.uniqueId().equals(before.vm().uniqueId())) {
            newcomers.add("the machine was replaced by another of the same name meanwhile");
        }
        for (NicId nic : now.nics()) {
            if (before.nics().stream().noneMatch(known -> ArmId.same(known.nic().id(), nic.id()))) {
                newcomers.add(nic.name() + ": attached after the isolation began, and not quarantined");
            }
        }
        now.disks().stream()
                .filter(disk -> before.vm().disks().stream()
                        .noneMatch(known ->
                                ArmId.same(known.disk().id(), disk.disk().id())))
                .forEach(disk -> newcomers.add(
                        disk.disk().name() + ": attached after the isolation began, and not in any snapshot"));
        return newcomers;
    }

    /** Of two incidents that isolate a machine at once, one has the tags that name one; each has its own hold. */
    private List<String> wrongTags(Map<String, String> now) {
        boolean shared = HoldTag.heldByAnother(now, incidentId);
        return tags.tags().entrySet().stream()
                .filter(tag -> !shared || tag.getKey().equals(HoldTag.name(incidentId)))
                .filter(tag -> !tag.getValue().equals(now.get(tag.getKey())))
                .map(tag -> "tag " + tag.getKey() + " reads '" + now.getOrDefault(tag.getKey(), "") + "', expected '"
                        + tag.getValue() + "'")
                .sorted()
                .toList();
    }
}
