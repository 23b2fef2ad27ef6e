package dev.cordon.azure.network;

import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.network.IsolationCheck;
import dev.cordon.capability.network.IsolationQuestion;
import dev.cordon.capability.network.NetworkActivities;
import dev.cordon.capability.network.NicId;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.network.NsgAttachment;
import dev.cordon.capability.network.NsgId;
import dev.cordon.capability.network.NsgOrder;
import dev.cordon.capability.network.NsgRestoration;
import org.jspecify.annotations.Nullable;

/** Changes and judges network interfaces through Azure Resource Manager. */
public final class ArmNetworkActivities implements NetworkActivities {
    private final Azure azure;
    private final Nics nics;
    private final IsolationReading isolation;

    public ArmNetworkActivities(Azure azure) {
        this.azure = azure;
        this.nics = new Nics(azure);
        this.isolation = new IsolationReading(azure);
    }

    @Override
    public NicState observe(NicId nic) {
        return azure.work()
                .on(
                        "read network interface " + nic.id(),
                        attempt -> nics.read(nic).state());
    }

    @Override
    public NsgAttachment attachNsg(NsgOrder order) {
        return azure.work()
                .on(
                        "attach " + order.nsg().id() + " to network interface "
                                + order.nic().id(),
                        attempt -> {
                            boolean begun = azure.operations()
                                    .resume(attempt, order.nic().id());
                            Nic found = nics.settled(attempt, order.nic());
                            if (found.hasNsg(order.nsg()) && found.hasSucceeded()) {
                                return new NsgAttachment(order.nic(), order.nsg(), begun, found.etag());
                            }
                            Nic written = write(attempt, found, order.nsg());
                            return new NsgAttachment(order.nic(), order.nsg(), true, written.etag());
                        });
    }

    @Override
    public NsgRestoration restoreNsg(NsgOrder attached, NicState before) {
        return azure.work()
                .on(
                        "restore the network security group of network interface "
                                + attached.nic().id(),
                        attempt -> {
                            azure.operations().resume(attempt, attached.nic().id());
                            Nic found = nics.settled(attempt, attached.nic());
                            if (!found.hasNsg(before.nsg()) && found.hasNsg(attached.nsg())) {
                                found = write(attempt, found, before.nsg());
                            }
                            return new NsgRestoration(attached.nic(), found.nsg(), found.hasNsg(before.nsg()));
                        });
    }

    @Override
    public IsolationCheck verifyIsolation(IsolationQuestion question) {
        return azure.work()
                .on(
                        "verify the isolation of network interface "
                                + question.nic().id(),
                        attempt -> {
                            Nic nic = nics.settled(attempt, question.nic());
                            return isolation.check(attempt, nic, question);
                        });
    }

    private Nic write(Attempt attempt, Nic found, @Nullable NsgId nsg) {
        Nic written = nics.write(attempt, found, nsg);
        if (!written.hasNsg(nsg) || !written.hasSucceeded()) {
            throw FailureType.CONFLICT.failure(
                    "Network interface " + found.id().id() + " was written and, read again, has " + name(written.nsg())
                            + " instead of " + name(nsg) + ", or is not provisioned",
                    null);
        }
        return written;
    }

    private static String name(@Nullable NsgId nsg) {
        return nsg == null ? "no network security group" : nsg.id();
    }
}
