package dev.cordon.capability.compute;

import java.util.List;

/**
 * Names that machines go by.
 *
 * @param hostNames names of resources or computers, with or without a domain
 */
public record MachineNames(List<String> hostNames) {
    public MachineNames {
        hostNames = List.copyOf(hostNames);
    }
}
