package dev.cordon.capability.compute;

import java.util.Map;

/** All tags of a resource. */
public record TagSet(Map<String, String> tags) {
    public TagSet {
        tags = Map.copyOf(tags);
    }
}
