package dev.cordon.capability.compute;

import java.util.List;

/** Azure Resource Manager ids of the machines that go by a name: none, the one, or several to choose from. */
public record NamedMachines(List<String> ids) {
    public NamedMachines {
        ids = List.copyOf(ids);
    }
}
