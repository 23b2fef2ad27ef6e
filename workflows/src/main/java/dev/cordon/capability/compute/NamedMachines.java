package dev.cordon.capability.compute;

import java.util.List;

/** The machines that go by some names. */
public record NamedMachines(List<Named> names) {
    public NamedMachines {
        names = List.copyOf(names);
    }

    /** Azure Resource Manager ids of the machines of a name: none, the one, or several to choose from. */
    public List<String> of(String hostName) {
        return names.stream()
                .filter(each -> each.hostName().equals(hostName))
                .flatMap(each -> each.ids().stream())
                .toList();
    }

    /** The machines that go by one name. */
    public record Named(String hostName, List<String> ids) {
        public Named {
            ids = List.copyOf(ids);
        }
    }
}
