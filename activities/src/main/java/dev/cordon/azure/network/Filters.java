package dev.cordon.azure.network;

import com.google.common.collect.ImmutableRangeSet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that filters an interface's traffic: security admin rules first, then the group of the subnet, then the
 * interface's own. Traffic has to pass all of them, except what an admin rule always allows.
 *
 * @param admin security admin rules, a group for each configuration of a network manager
 * @param ofSubnet the group of each subnet that has one, by the subnet's id in lower case
 * @param ofNic the interface's own group; empty for none
 */
record Filters(List<RuleGroup> admin, Map<String, RuleGroup> ofSubnet, List<RuleGroup> ofNic) {
    Filters {
        admin = List.copyOf(admin);
        ofSubnet = Map.copyOf(ofSubnet);
        ofNic = List.copyOf(ofNic);
    }

    List<Rule> rules() {
        return Stream.of(admin, ofSubnet.values(), ofNic)
                .flatMap(Collection::stream)
                .flatMap(group -> group.rules().stream())
                .toList();
    }

    /** What gets through to or from the interface's address, by whose leave. */
    List<Decision> passed(Flow flow, LocalAddress at) {
        List<Decision> byAdmin =
                admin.stream().flatMap(group -> group.decide(flow, at).stream()).toList();
        List<Decision> passed = new ArrayList<>(byAdmin.stream()
                .filter(each -> each.verdict() == Verdict.ALWAYS_ALLOW)
                .toList());
        passed.addAll(throughGroups(flow, at, at.family().all().difference(denied(byAdmin))));
        return passed.stream().filter(each -> !each.remotes().isEmpty()).toList();
    }

    /**
     * What admin rules surely block. Which of two network managers' configurations is asked first is not known here, so
     * that one's denial does not count where another allows.
     */
    private static ImmutableRangeSet<BigInteger> denied(List<Decision> byAdmin) {
        return Decision.remotes(byAdmin, Verdict.DENY)
                .difference(Decision.remotes(byAdmin, Verdict.ALLOW))
                .difference(Decision.remotes(byAdmin, Verdict.ALWAYS_ALLOW));
    }

    private List<Decision> throughGroups(Flow flow, LocalAddress at, ImmutableRangeSet<BigInteger> left) {
        List<RuleGroup> groups = groups(at);
        if (groups.isEmpty()) {
            return List.of(new Decision("no network security group filters it", Verdict.ALLOW, left));
        }
        List<Decision> passed = List.of(new Decision("", Verdict.ALLOW, left));
        for (RuleGroup group : groups) {
            List<Decision> allowed = group.decide(flow, at).stream()
                    .filter(decision -> decision.verdict().lets())
                    .toList();
            passed = passed.stream()
                    .flatMap(before -> allowed.stream().map(before::also))
                    .filter(both -> !both.remotes().isEmpty())
                    .toList();
        }
        return passed;
    }

    private List<RuleGroup> groups(LocalAddress at) {
        return Stream.concat(Stream.ofNullable(ofSubnet.get(at.subnetId().toLowerCase(Locale.ROOT))), ofNic.stream())
                .toList();
    }
}
