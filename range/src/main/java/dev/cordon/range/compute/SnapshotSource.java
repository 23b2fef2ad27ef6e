package dev.cordon.range.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Errors;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a snapshot is taken of, and Azure's limits on that. */
final class SnapshotSource {
    private static final int MOST_AT_ONCE = 7;
    private static final int MOST_IN_ALL = 500;
    private static final Duration AT_ONCE = Duration.ofMinutes(5);

    private final Tenant tenant;

    SnapshotSource(Tenant tenant) {
        this.tenant = tenant;
    }

    /** The source that a snapshot's creation data names, once it may be used. */
    ObjectNode of(ObjectNode snapshot, Optional<ObjectNode> existing) {
        JsonNode creation = snapshot.at("/properties/creationData");
        String option = creation.path("createOption").asText("");
        if (!option.equalsIgnoreCase("Copy") && !option.equalsIgnoreCase("CopyStart")) {
            throw ComputeAnswers.invalid("Required parameter 'creationData.createOption' is missing (null) or not one"
                    + " of Copy, CopyStart: '" + option + "'.");
        }
        String id = creation.path("sourceResourceId")
                .asText(creation.path("sourceUri").asText(""));
        existing.ifPresent(before -> sameSource(snapshot, before, id));
        ObjectNode source = tenant.store().find(id.isEmpty() ? "/none" : id).orElseThrow(() -> missing(id));
        if (existing.isEmpty()) {
            regions(snapshot, source, option);
            incremental(snapshot, source);
        }
        return source;
    }

    /** Names the bytes of a disk or snapshot: those of a copy are those of the snapshot it was made from. */
    static String imageOf(ObjectNode resource) {
        return resource.path("_image")
                .asText(resource.at("/properties/uniqueId").asText());
    }

    private static RuntimeException missing(String id) {
        return Errors.refusal(
                404, "NotFound", "Resource '" + id + "' is not found. Please check the source of the snapshot.");
    }

    private static void sameSource(ObjectNode snapshot, ObjectNode before, String id) {
        String known = before.at("/properties/creationData/sourceResourceId").asText();
        if (!known.equalsIgnoreCase(id)) {
            throw Errors.refusal(
                    409,
                    "PropertyChangeNotAllowed",
                    "Changing property 'sourceResourceId' is not allowed for existing disk '"
                            + snapshot.path("name").asText() + "'.");
        }
    }

    private static void regions(ObjectNode snapshot, ObjectNode source, String option) {
        boolean same = source.path("location")
                .asText()
                .equals(snapshot.path("location").asText());
        if (!same && option.equalsIgnoreCase("Copy")) {
            throw Errors.refusal(
                    404,
                    "NotFound",
                    "Resource '" + source.path("id").asText() + "' is not found in location '"
                            + snapshot.path("location").asText() + "'. A copy across regions needs CopyStart.");
        }
        boolean snapshotOfSnapshot = source.path("type").asText().endsWith("/snapshots");
        boolean incremental = snapshot.at("/properties/incremental").asBoolean(false);
        if (option.equalsIgnoreCase("CopyStart") && !(snapshotOfSnapshot && incremental)) {
            throw ComputeAnswers.invalid(
                    "CopyStart is supported for incremental snapshots of incremental snapshots only.");
        }
    }

    private void incremental(ObjectNode snapshot, ObjectNode source) {
        boolean ofDisk = source.path("type").asText().endsWith("/disks");
        if (!snapshot.at("/properties/incremental").asBoolean(false) || !ofDisk) {
            return;
        }
        Optional<String> own = ArmPath.of(snapshot.path("id").asText()).subscription();
        if (!own.equals(ArmPath.of(source.path("id").asText()).subscription())) {
            throw ComputeAnswers.notAllowed("An incremental snapshot must be in the subscription of its source disk '"
                    + source.path("id").asText() + "'.");
        }
        limits(source);
    }

    private void limits(ObjectNode disk) {
        Instant since = tenant.clock().instant().minus(AT_ONCE);
        var family = tenant.store().all().stream()
                .filter(resource -> resource.at("/properties/incremental").asBoolean(false))
                .filter(resource -> resource.at("/properties/creationData/sourceResourceId")
                        .asText()
                        .equalsIgnoreCase(disk.path("id").asText()))
                .map(resource ->
                        Instant.parse(resource.at("/properties/timeCreated").asText()))
                .toList();
        long recent = family.stream().filter(taken -> taken.isAfter(since)).count();
        if (recent >= MOST_AT_ONCE || family.size() >= MOST_IN_ALL) {
            throw Errors.refusal(
                    429,
                    "TooManyRequests",
                    "The limit of incremental snapshots of disk '"
                            + disk.path("name").asText()
                            + "' is reached: at most " + MOST_AT_ONCE + " within 5 minutes and " + MOST_IN_ALL
                            + " in all.");
        }
    }
}
