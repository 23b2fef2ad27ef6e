package dev.cordon.azure.network;

import com.google.common.collect.ImmutableRangeSet;
import java.math.BigInteger;
import java.util.Collection;

/** What is said of the traffic with some remote addresses, and by which rule, in words. */
record Decision(String by, Verdict verdict, ImmutableRangeSet<BigInteger> remotes) {
    Decision also(Decision other) {
        String both = by.isEmpty() ? other.by : by + " and " + other.by;
        return new Decision(both, other.verdict, remotes.intersection(other.remotes));
    }

    /** The remote addresses of those decisions that say so. */
    static ImmutableRangeSet<BigInteger> remotes(Collection<Decision> decisions, Verdict verdict) {
        return ImmutableRangeSet.unionOf(decisions.stream()
                .filter(decision -> decision.verdict == verdict)
                .flatMap(decision -> decision.remotes.asRanges().stream())
                .toList());
    }
}
