package dev.cordon.runbook.isolatevm;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.network.NsgId;
import dev.cordon.capability.network.NsgOrder;
import dev.cordon.capability.policy.ContainmentPolicy;

/** Which quarantine group an interface gets: the one of its region and subscription. */
final class Quarantine {
    private Quarantine() {}

    /**
     * @throws io.temporal.failure.ApplicationFailure of type {@code Misconfigured} if none is configured for the
     *     interface's region and subscription
     */
    static NsgOrder of(NicState nic, ContainmentPolicy policy) {
        String subscription = nic.nic().arm().subscriptionId();
        NsgId group = policy.quarantineFor(subscription, nic.location())
                .orElseThrow(() -> FailureType.MISCONFIGURED.failure(
                        "no quarantine network security group is configured for region " + nic.location()
                                + " in subscription " + subscription + ", where "
                                + nic.nic().name() + " is",
                        null));
        return new NsgOrder(nic.nic(), group);
    }
}
