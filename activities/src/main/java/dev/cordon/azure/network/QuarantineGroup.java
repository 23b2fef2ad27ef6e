package dev.cordon.azure.network;

import com.azure.resourcemanager.network.fluent.models.NetworkSecurityGroupInner;
import dev.cordon.azure.arm.Azure;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.network.NsgId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A quarantine group as it is written, before it is attached to anything. */
public final class QuarantineGroup {
    private final String location;
    private final boolean flushesConnections;
    private final RuleGroup rules;

    private QuarantineGroup(NetworkSecurityGroupInner group) {
        this.location = group.location().replace(" ", "").toLowerCase(Locale.ROOT);
        this.flushesConnections = Boolean.TRUE.equals(group.flushConnection());
        this.rules = WrittenGroups.rules(group);
    }

    public static QuarantineGroup read(Azure azure, NsgId id) {
        return new QuarantineGroup(azure.clients()
                .network(id.arm())
                .getNetworkSecurityGroups()
                .getByResourceGroup(id.arm().resourceGroup(), id.name()));
    }

    /** Whether Azure can attach it to the interface as far as regions go. */
    public boolean isInRegionOf(NicState nic) {
        return location.equalsIgnoreCase(nic.location());
    }

    public String location() {
        return location;
    }

    /** Whether connections that stand when it is attached are cut. */
    public boolean flushesConnections() {
        return flushesConnections;
    }

    /** Every way in or out that it leaves to these interfaces and that is not the responders', in words. */
    public List<String> openings(Collection<NicState> nics, List<String> responders) {
        Filters alone = new Filters(List.of(), Map.of(), List.of(rules));
        return Openings.of(
                alone, nics.stream().flatMap(QuarantineGroup::addresses).toList(), responders);
    }

    private static Stream<LocalAddress> addresses(NicState nic) {
        return nic.privateIps().stream().map(address -> new LocalAddress(address, ""));
    }
}
