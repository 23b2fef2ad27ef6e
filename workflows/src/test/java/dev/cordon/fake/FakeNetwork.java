package dev.cordon.fake;

import dev.cordon.capability.network.IsolationCheck;
import dev.cordon.capability.network.IsolationQuestion;
import dev.cordon.capability.network.NetworkActivities;
import dev.cordon.capability.network.NicId;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.network.NsgAttachment;
import dev.cordon.capability.network.NsgId;
import dev.cordon.capability.network.NsgOrder;
import dev.cordon.capability.network.NsgRestoration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record FakeNetwork(FakeAzure azure) implements NetworkActivities {
    @Override
    public NicState observe(NicId nic) {
        synchronized (azure) {
            azure.asked("network.observe", nic.name());
            FakeAzure.Interface found = azure.nic(nic);
            return new NicState(found.nic, found.location, found.nsg, List.of(), List.of(), found.etag());
        }
    }

    @Override
    public NsgAttachment attachNsg(NsgOrder order) {
        synchronized (azure) {
            azure.asked("network.attachNsg", order.nic().name());
            FakeAzure.Interface nic = azure.nic(order.nic());
            boolean written = !has(nic, order.nsg());
            if (written) {
                nic.attach(order.nsg());
                azure.written(order.nic().id());
            }
            return new NsgAttachment(order.nic(), order.nsg(), written, nic.etag());
        }
    }

    @Override
    public NsgRestoration restoreNsg(NsgOrder attached, NicState before) {
        synchronized (azure) {
            azure.asked("network.restoreNsg", attached.nic().name());
            FakeAzure.Interface nic = azure.nic(attached.nic());
            if (!has(nic, attached.nsg())) {
                return new NsgRestoration(attached.nic(), nic.nsg, same(nic.nsg, before.nsg()));
            }
            nic.attach(before.nsg());
            azure.written(attached.nic().id());
            return new NsgRestoration(attached.nic(), nic.nsg, true);
        }
    }

    @Override
    public IsolationCheck verifyIsolation(IsolationQuestion question) {
        synchronized (azure) {
            azure.asked("network.verifyIsolation", question.nic().name());
            List<String> openings = new ArrayList<>();
            FakeAzure.Interface nic = azure.nic(question.nic());
            if (!has(nic, question.quarantine())) {
                openings.add("has another network security group than "
                        + question.quarantine().name());
            }
            if (azure.loosened.contains(question.quarantine())) {
                openings.add("lets everything in");
            }
            IsolationCheck.Basis basis =
                    question.running() ? IsolationCheck.Basis.EFFECTIVE_RULES : IsolationCheck.Basis.ATTACHED_GROUPS;
            return new IsolationCheck(question.nic(), openings.isEmpty(), basis, openings);
        }
    }

    private static boolean has(FakeAzure.Interface nic, NsgId nsg) {
        return same(nic.nsg, nsg);
    }

    private static boolean same(@Nullable NsgId one, @Nullable NsgId other) {
        return Optional.ofNullable(one)
                .map(FakeNetwork::key)
                .equals(Optional.ofNullable(other).map(FakeNetwork::key));
    }

    private static String key(NsgId nsg) {
        return FakeAzure.key(nsg.id());
    }
}
