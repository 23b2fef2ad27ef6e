package dev.cordon.azure.network;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** IPv4 or IPv6, and the arithmetic of their address ranges. */
enum IpFamily {
    V4(32),
    V6(128);

    private final int bits;
    private final ImmutableRangeSet<BigInteger> all;

    IpFamily(int bits) {
        this.bits = bits;
        this.all = ImmutableRangeSet.of(Range.closedOpen(BigInteger.ZERO, BigInteger.ONE.shiftLeft(bits)));
    }

    static IpFamily of(String address) {
        return address.contains(":") ? V6 : V4;
    }

    /** Every address of the family. */
    ImmutableRangeSet<BigInteger> all() {
        return all;
    }

    BigInteger number(String address) {
        return new BigInteger(1, InetAddresses.forString(address).getAddress());
    }

    /** The addresses of this family in any of the prefixes; what is not an address or a CIDR range adds none. */
    ImmutableRangeSet<BigInteger> union(List<String> prefixes) {
        List<Range<BigInteger>> ranges =
                prefixes.stream().map(this::range).flatMap(Optional::stream).toList();
        return ImmutableRangeSet.unionOf(ranges);
    }

    /** Whether a prefix is spelled out in addresses, not a name for a group of them. */
    static boolean isLiteral(String prefix) {
        return isAny(prefix) || InetAddresses.isInetAddress(prefix.split("[/-]", 2)[0].trim());
    }

    /** A range in words, for example {@code 10.0.0.0-10.0.0.255}. */
    String words(Range<BigInteger> range) {
        BigInteger last = range.upperEndpoint().subtract(BigInteger.ONE);
        if (all.encloses(range) && range.encloses(all.span())) {
            return "any address";
        }
        String first = address(range.lowerEndpoint());
        return range.lowerEndpoint().equals(last) ? first : first + "-" + address(last);
    }

    private Optional<Range<BigInteger>> range(String prefix) {
        if (isAny(prefix)) {
            return Optional.of(all.span());
        }
        if (!isLiteral(prefix)) {
            return Optional.empty();
        }
        String[] ends = prefix.split("-", 2);
        String[] cidr = ends[0].trim().split("/", 2);
        if (of(cidr[0]) != this) {
            return Optional.empty();
        }
        BigInteger first = number(cidr[0]);
        if (ends.length == 2) {
            return Optional.of(Range.closedOpen(first, number(ends[1].trim()).add(BigInteger.ONE)));
        }
        return Optional.of(block(first, cidr.length == 2 ? Integer.parseInt(cidr[1]) : bits));
    }

    /** The block that an address lies in, also where the address given is not the block's first. */
    private Range<BigInteger> block(BigInteger within, int prefixLength) {
        int host = bits - prefixLength;
        BigInteger first = within.shiftRight(host).shiftLeft(host);
        return Range.closedOpen(first, first.add(BigInteger.ONE.shiftLeft(host)));
    }

    private String address(BigInteger number) {
        InetAddress address =
                this == V4 ? InetAddresses.fromIPv4BigInteger(number) : InetAddresses.fromIPv6BigInteger(number);
        return InetAddresses.toAddrString(address);
    }

    private static boolean isAny(String prefix) {
        return prefix.equals("*") || prefix.equalsIgnoreCase("any");
    }
}
