package dev.cordon.azure.preflight;

import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Reading;
import dev.cordon.capability.plan.Finding;
import java.util.List;
import java.util.function.Function;

/** Which management locks of a subscription matter; those of its groups and resources are in the same list. */
final class LockQuestion implements Question {
    private static final String LOCKS = "/providers/Microsoft.Authorization/locks?api-version=2020-05-01";

    private final Azure azure;
    private final String subscription;
    private final Function<List<Lock>, List<Finding>> judgement;

    /**
     * Asks about one subscription.
     *
     * @param judgement what is worth knowing of all its locks
     */
    LockQuestion(Azure azure, String subscriptionId, Function<List<Lock>, List<Finding>> judgement) {
        this.azure = azure;
        this.subscription = "/subscriptions/" + subscriptionId;
        this.judgement = judgement;
    }

    @Override
    public List<Finding> get() {
        Reading<List<Lock>> locks = Reading.of(() -> azure.clients().arm().list(subscription + LOCKS).stream()
                .map(Lock::of)
                .toList());
        if (locks.isRefused()) {
            return List.of(
                    Unseen.in(subscription, "Microsoft.Authorization/locks/read", "whether locks forbid changes"));
        }
        return locks.found().map(judgement).orElse(List.of());
    }
}
