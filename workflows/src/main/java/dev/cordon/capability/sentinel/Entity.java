package dev.cordon.capability.sentinel;

import java.util.List;
import java.util.Locale;

/**
 * Something that an incident is about, by what it is named by.
 *
 * @param path which field of the incident names it
 * @param called its kind as Sentinel spells it; empty if it has none
 * @param resourceIds Azure Resource Manager ids that it gives, unchecked
 * @param names what else it is named by, the most exact first: host names; an object id or user principal name; the id
 *     of an application; an address
 */
public record Entity(String path, EntityKind kind, String called, List<String> resourceIds, List<String> names) {
    public Entity {
        resourceIds = List.copyOf(resourceIds);
        names = List.copyOf(names);
    }

    /** What it is, for people. */
    public String label() {
        String name = !names.isEmpty() ? names.get(0) : resourceIds.isEmpty() ? "without a name" : resourceIds.get(0);
        return (called.isEmpty() ? "entity" : called) + " " + name;
    }

    /** Whether both name the same, wherever in an incident they stand. */
    public boolean same(Entity other) {
        return sameness().equals(other.sameness());
    }

    /** The same for two entities that name the same. */
    public String sameness() {
        return (kind + " " + called + " " + resourceIds + " " + names).toLowerCase(Locale.ROOT);
    }
}
