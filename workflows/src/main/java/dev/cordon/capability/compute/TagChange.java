package dev.cordon.capability.compute;

import java.util.Map;

/** Tags to merge into a machine's own. Azure allows names of 512 characters and values of 256. */
public record TagChange(VmId vm, Map<String, String> tags) {
    public TagChange {
        if (tags.isEmpty()) {
            throw new IllegalArgumentException("tags is empty; expected at least one");
        }
        tags = Map.copyOf(tags);
    }
}
