package dev.cordon.azure.network;

import com.google.common.collect.ImmutableRangeSet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Rules that are asked together, the lowest priority number first, until one decides. */
record RuleGroup(String name, List<Rule> rules) {
    RuleGroup {
        rules = rules.stream().sorted(Rule.BY_PRIORITY).toList();
    }

    /** What each rule decides on the flow at the interface's address. */
    List<Decision> decide(Flow flow, LocalAddress at) {
        List<Decision> decisions = new ArrayList<>();
        ImmutableRangeSet<BigInteger> undecided = at.family().all();
        for (Rule rule : rules) {
            if (undecided.isEmpty()) {
                break;
            }
            if (rule.matches(flow, at)) {
                ImmutableRangeSet<BigInteger> matched = rule.remotes(at.family());
                decisions.add(new Decision(words(rule), rule.verdict(), undecided.intersection(matched)));
                undecided = undecided.difference(matched);
            }
        }
        return decisions;
    }

    private String words(Rule rule) {
        return "rule " + rule.name() + " of " + name;
    }
}
