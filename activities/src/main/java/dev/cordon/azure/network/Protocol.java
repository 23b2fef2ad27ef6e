package dev.cordon.azure.network;

import java.util.Locale;

/** The protocols that rules tell apart; {@code OTHER} stands for those that only a rule for all of them matches. */
enum Protocol {
    TCP(true),
    UDP(true),
    ICMP(false),
    ESP(false),
    AH(false),
    OTHER(false);

    private final boolean ports;

    Protocol(boolean ports) {
        this.ports = ports;
    }

    boolean hasPorts() {
        return ports;
    }

    /** Whether a rule's protocol, as Azure writes it, is this one. */
    boolean isIn(String ruleProtocol) {
        String named = ruleProtocol.toUpperCase(Locale.ROOT);
        return named.equals("*") || named.equals("ALL") || named.equals("ANY") || named.equals(name());
    }
}
