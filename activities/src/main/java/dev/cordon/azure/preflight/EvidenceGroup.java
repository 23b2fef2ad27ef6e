package dev.cordon.azure.preflight;

import dev.cordon.azure.arm.Answer;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Reading;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Finding.Kind;
import dev.cordon.capability.plan.Finding.Weight;
import java.util.ArrayList;
import java.util.List;

/** The resource group of a subscription that takes its snapshots. */
final class EvidenceGroup {
    private static final String VERSION = "?api-version=2021-04-01";
    private static final List<Need> NEEDS = List.of(
            Need.step("Microsoft.Compute/snapshots/write", "keep snapshots there"),
            Need.step("Microsoft.Compute/snapshots/read", "keep snapshots there"));

    private final Azure azure;
    private final String subscriptionId;
    private final String scope;

    EvidenceGroup(Azure azure, String subscriptionId, String name) {
        this.azure = azure;
        this.subscriptionId = subscriptionId;
        this.scope = "/subscriptions/" + subscriptionId + "/resourceGroups/" + name;
    }

    List<Question> questions() {
        return List.of(this::state, new PermissionQuestion(azure, scope, NEEDS));
    }

    /** That a group which is not there has no lock goes without saying. */
    private List<Finding> state() {
        Reading<Answer> group = Reading.of(() -> azure.clients().arm().get(scope + VERSION));
        if (group.isMissing()) {
            return List.of(new Finding(
                    Kind.EVIDENCE_GROUP_MISSING,
                    Weight.BLOCKS,
                    scope,
                    "Evidence " + Words.of(scope) + " does not exist: no snapshot can be kept."));
        }
        List<Finding> findings = new ArrayList<>(new LockQuestion(azure, subscriptionId, this::judge).get());
        if (group.isRefused()) {
            findings.add(Unseen.in(
                    scope, "Microsoft.Resources/subscriptions/resourceGroups/read", "whether the group is there"));
        }
        return findings;
    }

    private List<Finding> judge(List<Lock> all) {
        List<Lock> locks = all.stream().filter(lock -> lock.covers(scope)).toList();
        return locks.isEmpty()
                ? List.of(new Finding(
                        Kind.EVIDENCE_GROUP_UNLOCKED,
                        Weight.WARNS,
                        scope,
                        "Evidence " + Words.of(scope) + " has no CanNotDelete lock: its snapshots can be deleted."))
                : locks.stream()
                        .filter(Lock::readOnly)
                        .map(this::forbidsWriting)
                        .toList();
    }

    private Finding forbidsWriting(Lock lock) {
        return new Finding(
                Kind.READ_ONLY_LOCK,
                Weight.BLOCKS,
                lock.scope(),
                lock.words() + " lets nobody write to evidence " + Words.of(scope)
                        + ": no snapshot can be kept before somebody removes it. Cordon removes no lock.");
    }
}
