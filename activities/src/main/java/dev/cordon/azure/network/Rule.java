package dev.cordon.azure.network;

import com.google.common.collect.ImmutableRangeSet;
import java.math.BigInteger;
import java.util.Comparator;

/**
 * A security rule, of a network security group or of a network manager.
 *
 * @param priority the lower number decides first
 * @param remote the side that is not the interface
 * @param local the interface's side
 */
record Rule(
        String name,
        int priority,
        Direction direction,
        Verdict verdict,
        String protocol,
        Endpoint remote,
        Endpoint local) {
    static final Comparator<Rule> BY_PRIORITY = Comparator.comparingInt(Rule::priority);

    /** Whether it has a say on the flow at the interface's address. */
    boolean matches(Flow flow, LocalAddress at) {
        return direction == flow.direction()
                && flow.protocol().isIn(protocol)
                && matchesPorts(flow)
                && local.addresses(at.family(), unknown(at.family())).contains(at.number());
    }

    /** The remote addresses on which it has that say. */
    ImmutableRangeSet<BigInteger> remotes(IpFamily family) {
        return remote.addresses(family, unknown(family));
    }

    private boolean matchesPorts(Flow flow) {
        return flow.protocol().hasPorts()
                ? remote.hasPort(flow.remotePort()) && local.hasPort(flow.localPort())
                : verdict.lets() || (remote.hasEveryPort() && local.hasEveryPort());
    }

    private ImmutableRangeSet<BigInteger> unknown(IpFamily family) {
        return verdict.lets() ? family.all() : ImmutableRangeSet.of();
    }
}
