package dev.cordon.auditor.verify;

import dev.cordon.auditor.pack.Pack;
import dev.cordon.capability.custody.CustodyRecord;
import java.net.URI;
import java.util.Optional;

/**
 * Where in the vault a blob lies.
 *
 * @param name its name within the run's folder
 */
record Place(String incident, String run, String name) {
    private static final int LEVELS = 3;

    /** The place that a location names; nothing if it is not the URL of a blob filed under the record's incident. */
    static Optional<Place> of(String location, CustodyRecord record) {
        if (!location.startsWith("https://")) {
            return Optional.empty();
        }
        String path = path(location);
        int at = path.indexOf("/" + record.incidentId() + "/");
        if (at < 0) {
            return Optional.empty();
        }
        String[] parts = path.substring(at + 1).split("/", LEVELS);
        return parts.length < LEVELS ? Optional.empty() : Optional.of(new Place(parts[0], parts[1], parts[2]));
    }

    boolean within(Pack pack) {
        return incident.equals(pack.incident()) && run.equals(pack.run());
    }

    private static String path(String location) {
        try {
            return String.valueOf(URI.create(location).getPath());
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
