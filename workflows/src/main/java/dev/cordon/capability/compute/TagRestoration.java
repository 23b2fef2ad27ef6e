package dev.cordon.capability.compute;

import java.util.List;
import java.util.Map;

/**
 * What became of an undone tag change.
 *
 * @param tags the whole set as it stands afterwards
 * @param leftAlone names of tags that somebody else changed meanwhile and that were therefore not touched
 */
public record TagRestoration(Map<String, String> tags, List<String> leftAlone) {
    public TagRestoration {
        tags = Map.copyOf(tags);
        leftAlone = List.copyOf(leftAlone);
    }
}
