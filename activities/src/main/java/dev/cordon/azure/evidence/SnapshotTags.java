package dev.cordon.azure.evidence;

import dev.cordon.capability.evidence.SnapshotOrder;
import dev.cordon.engine.ShortHash;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The tags by which a snapshot names its incident and its source, each at most 256 characters as Azure wants. */
final class SnapshotTags {
    private static final int LONGEST = 256;
    private static final String INCIDENT = "incident_id";
    private static final String SOURCE = "source_resource_id";

    private SnapshotTags() {}

    static Map<String, String> of(SnapshotOrder order, Instant now) {
        return Map.of(
                INCIDENT,
                value(order.incidentId()),
                SOURCE,
                value(order.disk().id()),
                "captured_by",
                value(order.capturedBy()),
                "captured_at",
                now.toString());
    }

    /** Whether a snapshot's tags say that it was taken for the order. */
    static boolean match(SnapshotOrder order, Map<String, String> tags) {
        return value(order.incidentId()).equals(tags.get(INCIDENT))
                && value(order.disk().id()).equalsIgnoreCase(Objects.requireNonNullElse(tags.get(SOURCE), ""));
    }

    private static String value(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        String hash = ShortHash.of(text.toLowerCase(Locale.ROOT));
        return text.substring(0, LONGEST - hash.length() - 1) + "~" + hash;
    }
}
