package dev.cordon.azure.network;

import com.google.common.collect.ImmutableRangeSet;
import java.math.BigInteger;
import java.util.List;

/**
 * One side of a rule, as Azure writes it.
 *
 * @param prefixes addresses, CIDR ranges, {@code *}, or names of groups of addresses
 * @param expanded the CIDR ranges behind those names, where Azure has computed them
 * @param ports numbers, ranges or {@code *}
 */
record Endpoint(List<String> prefixes, List<String> expanded, List<String> ports) {
    private static final int HIGHEST = 65535;

    Endpoint {
        prefixes = List.copyOf(prefixes);
        expanded = List.copyOf(expanded);
        ports = List.copyOf(ports);
    }

    /**
     * The addresses that the rule matches on this side. A name whose addresses are not known counts as all of them or as
     * none: whichever leaves the interface more open.
     *
     * @param unknown what a name stands for whose addresses are not known
     */
    ImmutableRangeSet<BigInteger> addresses(IpFamily family, ImmutableRangeSet<BigInteger> unknown) {
        ImmutableRangeSet<BigInteger> known = family.union(prefixes).union(family.union(expanded));
        return isUnknown(family) ? known.union(unknown) : known;
    }

    private boolean isUnknown(IpFamily family) {
        boolean named = prefixes.isEmpty() || prefixes.stream().anyMatch(prefix -> !IpFamily.isLiteral(prefix));
        // Azure's effective rules write "any address" so, and do not say whether that goes for IPv6 as well.
        boolean anyInV4 = prefixes.contains("0.0.0.0/0") || expanded.contains("0.0.0.0/0");
        return (named && expanded.isEmpty()) || (family == IpFamily.V6 && anyInV4);
    }

    /** Whether the rule matches the port. */
    boolean hasPort(int port) {
        return ports.stream().anyMatch(range -> first(range) <= port && port <= last(range));
    }

    /** Whether the rule matches every port, and so also traffic that has none. */
    boolean hasEveryPort() {
        return ports.stream().anyMatch(range -> first(range) == 0 && last(range) == HIGHEST);
    }

    /** The ports at which the rule begins or ceases to match. */
    List<Integer> portEdges() {
        return ports.stream()
                .flatMap(range -> List.of(first(range), last(range) + 1).stream())
                .filter(port -> port <= HIGHEST)
                .toList();
    }

    private static int first(String range) {
        return range.equals("*") ? 0 : Integer.parseInt(range.split("-", 2)[0].trim());
    }

    private static int last(String range) {
        String[] ends = range.split("-", 2);
        return range.equals("*") ? HIGHEST : Integer.parseInt(ends[ends.length - 1].trim());
    }
}
