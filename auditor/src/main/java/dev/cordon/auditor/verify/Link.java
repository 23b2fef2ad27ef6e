package dev.cordon.auditor.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.auditor.pack.Pack;
import dev.cordon.auditor.pack.PackJson;
import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.CustodyRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A custody record as it stands in a pack.
 *
 * @param name of its blob
 * @param json it as it stands there
 * @param record it as a value
 */
record Link(String name, JsonNode json, CustodyRecord record) {
    private static final Set<Action> STORING =
            Set.of(Action.RECORD_KEPT, Action.ACTIVITY_LOG_EXPORTED, Action.IMAGE_EXPORTED, Action.FOUND);

    /** Every blob among the custody records, by name, read or not. */
    static List<Reading<Link>> all(Pack pack) {
        return pack.names().stream()
                .filter(name -> name.startsWith(Pack.CUSTODY))
                .map(name -> Reading.of(name, () -> read(pack, name)))
                .toList();
    }

    private static Link read(Pack pack, String name) throws IOException {
        JsonNode json = Canonical.read(pack.bytes(name));
        return new Link(name, json, PackJson.mapper().treeToValue(json, CustodyRecord.class));
    }

    /** Whether the record says that its object was written to the vault. */
    boolean stores() {
        return STORING.contains(record.action()) && record.object() != null;
    }

    /** Where the object lies; empty if there is none. */
    Optional<Place> place() {
        return record.object() == null
                ? Optional.empty()
                : Place.of(record.object().location(), record);
    }

    String title() {
        return name + " (" + record.evidenceId() + ")";
    }
}
