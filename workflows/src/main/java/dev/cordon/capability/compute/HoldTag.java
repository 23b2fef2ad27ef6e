package dev.cordon.capability.compute;

import java.util.List;
import java.util.Map;

/**
 * The tag by which an incident holds a machine, {@code ir-hold.{incident}}: one name an incident, so that two incidents
 * never overwrite each other's.
 */
public final class HoldTag {
    private static final String PREFIX = "ir-hold.";

    private HoldTag() {}

    public static String name(String incidentId) {
        return PREFIX + incidentId;
    }

    /** The incidents that hold a machine, by its tags, in alphabetical order. */
    public static List<String> holders(Map<String, String> tags) {
        return tags.keySet().stream()
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()))
                .sorted()
                .toList();
    }

    /** Whether another incident than this one holds a machine. */
    public static boolean heldByAnother(Map<String, String> tags, String incidentId) {
        return holders(tags).stream().anyMatch(holder -> !holder.equals(incidentId));
    }
}
