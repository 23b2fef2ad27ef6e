package dev.cordon.capability.network;

import java.util.List;

/**
 * What a reading of an interface's rules showed.
 *
 * @param isolated true if nothing but the responders' subnets can reach it or be reached from it
 * @param basis what was read
 * @param openings each way in or out that should not be there, in words that name the rule; empty if isolated
 */
public record IsolationCheck(NicId nic, boolean isolated, Basis basis, List<String> openings) {
    public IsolationCheck {
        openings = List.copyOf(openings);
        if (isolated != openings.isEmpty()) {
            throw new IllegalArgumentException("isolated is " + isolated + " with " + openings.size()
                    + " openings; expected one without the other");
        }
    }

    /** What a verdict on an interface rests on. */
    public enum Basis {
        /** Azure's computed rules of the running machine: interface, subnet and security admin rules. */
        EFFECTIVE_RULES,
        /** The rules of the attached groups as written, since the machine does not run. */
        ATTACHED_GROUPS
    }
}
