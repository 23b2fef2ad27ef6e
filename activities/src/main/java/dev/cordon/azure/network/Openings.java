package dev.cordon.azure.network;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges whether an interface is cut off: finds each way in or out that is not the responders'. Where Azure leaves
 * something unsaid, it is judged as open.
 */
final class Openings {
    private final Filters filters;
    private final List<String> responders;
    private final Map<String, String> found = new LinkedHashMap<>();

    private Openings(Filters filters, List<String> responders) {
        this.filters = filters;
        this.responders = responders;
    }

    /**
     * Every way in or out, in words that name the rule.
     *
     * @param responders CIDR ranges that may reach the interface and be reached from it
     */
    static List<String> of(Filters filters, Collection<LocalAddress> interfaceAddresses, List<String> responders) {
        if (interfaceAddresses.isEmpty()) {
            return List.of("Azure names no private address of the interface, so its rules cannot be judged");
        }
        Openings openings = new Openings(filters, responders);
        interfaceAddresses.forEach(openings::look);
        return List.copyOf(openings.found.values());
    }

    private void look(LocalAddress at) {
        List<Rule> rules = filters.rules();
        Set<List<Object>> seen = new HashSet<>();
        for (Flow flow : Flows.toldApartBy(rules)) {
            List<Rule> matching =
                    rules.stream().filter(rule -> rule.matches(flow, at)).toList();
            // Flows on which the same rules have a say fare alike.
            if (seen.add(List.of(flow.direction(), matching))) {
                filters.passed(flow, at).forEach(passed -> note(flow, at, passed));
            }
        }
    }

    private void note(Flow flow, LocalAddress at, Decision passed) {
        ImmutableRangeSet<BigInteger> strangers =
                passed.remotes().difference(at.family().union(responders));
        if (strangers.isEmpty()) {
            return;
        }
        Range<BigInteger> first = strangers.asRanges().iterator().next();
        String more = strangers.asRanges().size() > 1 ? " and others" : "";
        found.putIfAbsent(
                flow.direction() + passed.by(),
                flow.direction().words() + " " + at.family().words(first) + more + " (for example " + flow.words()
                        + "): " + passed.by());
    }
}
