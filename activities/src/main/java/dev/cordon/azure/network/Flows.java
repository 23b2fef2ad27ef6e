package dev.cordon.azure.network;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every kind of traffic that some rules can tell apart: one of each stands for all. */
final class Flows {
    private Flows() {}

    static List<Flow> toldApartBy(Collection<Rule> rules) {
        return Arrays.stream(Direction.values())
                .flatMap(direction -> inDirection(
                        direction,
                        rules.stream()
                                .filter(rule -> rule.direction() == direction)
                                .toList()))
                .toList();
    }

    private static Stream<Flow> inDirection(Direction direction, List<Rule> rules) {
        Collection<Integer> remotePorts = ports(rules, Rule::remote);
        Collection<Integer> localPorts = ports(rules, Rule::local);
        return Arrays.stream(Protocol.values())
                .flatMap(protocol -> protocol.hasPorts()
                        ? remotePorts.stream()
                                .flatMap(remote ->
                                        localPorts.stream().map(local -> new Flow(direction, protocol, remote, local)))
                        : Stream.of(new Flow(direction, protocol, 0, 0)));
    }

    private static Collection<Integer> ports(List<Rule> rules, Function<Rule, Endpoint> side) {
        TreeSet<Integer> edges = new TreeSet<>(List.of(0));
        rules.forEach(rule -> edges.addAll(side.apply(rule).portEdges()));
        return edges;
    }
}
