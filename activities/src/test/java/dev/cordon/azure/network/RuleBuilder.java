package dev.cordon.azure.network;

import java.util.List;

/** A rule that matches everything, until told otherwise. */
final class RuleBuilder {
    private final String name;
    private final int priority;
    private final Direction direction;
    private final Verdict verdict;
    private String protocol = "*";
    private List<String> remote = List.of("*");
    private List<String> expanded = List.of();
    private List<String> local = List.of("*");
    private List<String> reached = List.of("*");

    RuleBuilder(String name, int priority, Direction direction, Verdict verdict) {
        this.name = name;
        this.priority = priority;
        this.direction = direction;
        this.verdict = verdict;
    }

    /** The side that is not the interface, whichever way the traffic goes. */
    RuleBuilder from(String... prefixes) {
        remote = List.of(prefixes);
        return this;
    }

    RuleBuilder expandedTo(String... prefixes) {
        expanded = List.of(prefixes);
        return this;
    }

    /** The interface's side. */
    RuleBuilder at(String... prefixes) {
        local = List.of(prefixes);
        return this;
    }

    RuleBuilder protocol(String named) {
        protocol = named;
        return this;
    }

    /** The ports of the destination. */
    RuleBuilder toPorts(String... ranges) {
        reached = List.of(ranges);
        return this;
    }

    Rule rule() {
        boolean inbound = direction == Direction.INBOUND;
        List<String> any = List.of("*");
        return new Rule(
                name,
                priority,
                direction,
                verdict,
                protocol,
                new Endpoint(remote, expanded, inbound ? any : reached),
                new Endpoint(local, List.of(), inbound ? reached : any));
    }
}
