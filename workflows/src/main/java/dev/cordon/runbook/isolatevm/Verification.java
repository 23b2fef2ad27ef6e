package dev.cordon.runbook.isolatevm;

import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.network.IsolationCheck;
import java.util.List;

/**
 * What reading the machine back showed.
 *
 * @param nics the check of each interface
 * @param identities what the machine still has
 * @param failures each thing that is not as it should be, in words; empty if the machine is contained
 */
public record Verification(List<IsolationCheck> nics, AssignedIdentities identities, List<String> failures) {
    public Verification {
        nics = List.copyOf(nics);
        failures = List.copyOf(failures);
    }

    public boolean holds() {
        return failures.isEmpty();
    }
}
