package dev.cordon.capability.network;

import java.util.List;

/**
 * Asks whether an interface is cut off.
 *
 * @param quarantine the group that is to cut it off
 * @param responderSubnets CIDR ranges that may still reach it
 * @param running whether its machine runs, so that Azure can compute effective rules
 */
public record IsolationQuestion(NicId nic, NsgId quarantine, List<String> responderSubnets, boolean running) {
    public IsolationQuestion {
        responderSubnets = List.copyOf(responderSubnets);
    }
}
