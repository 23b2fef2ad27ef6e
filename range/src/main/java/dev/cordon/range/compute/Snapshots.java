package dev.cordon.range.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.LinkedAccess;
import dev.cordon.range.arm.LongRunning;
import dev.cordon.range.arm.Preconditions;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.arm.TrackedResource;
import dev.cordon.range.http.Answer;
import dev.cordon.range.lro.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Snapshots of managed disks. */
public final class Snapshots extends ResourceType {
    private final LongRunning longRunning;
    private final LinkedAccess links;
    private final SnapshotSource sources;

    public Snapshots(Tenant tenant) {
        super(tenant, "Microsoft.Compute/snapshots", "PUT", "PATCH", "DELETE");
        this.longRunning = new LongRunning(tenant);
        this.links = new LinkedAccess(tenant);
        this.sources = new SnapshotSource(tenant);
        DiskAccess access = new DiskAccess(tenant);
        action("beginGetAccess", request -> access.begin(request, action(request), existing(request)));
        action("endGetAccess", request -> access.end(request, action(request), existing(request)));
    }

    @Override
    protected Answer put(ArmRequest request) {
        ComputeAnswers.name(request, "snapshotName");
        Optional<ObjectNode> existing = tenant.store().find(request.path().text());
        ObjectNode snapshot = TrackedResource.of(request, idFor(request), type(), existing);
        Preconditions.idle(tenant, request, request.path().text(), ComputeAnswers.BUSY);
        ObjectNode source = sources.of(snapshot, existing);
        String linked = source.path("type").asText() + "/beginGetAccess/action";
        links.require(request, action(request), linked, source.path("id").asText());
        existing.ifPresentOrElse(before -> keep(snapshot, before), () -> create(snapshot, source));
        ComputeAnswers.state(snapshot, existing.isPresent() ? "Updating" : "Creating");
        tenant.store().put(snapshot);
        Operation operation = longRunning.begin(request, action(request), snapshot);
        return longRunning.both(request, operation, shown(request, 202, snapshot));
    }

    /** A PUT over a snapshot of the same source changes its tags and settings, never its point in time. */
    private static void keep(ObjectNode snapshot, ObjectNode before) {
        ObjectNode properties = snapshot.withObjectProperty("properties");
        before.path("properties").properties().forEach(field -> {
            if (!properties.has(field.getKey()) || field.getKey().equals("creationData")) {
                properties.set(field.getKey(), field.getValue());
            }
        });
        before.properties().stream()
                .filter(field -> field.getKey().startsWith("_"))
                .forEach(field -> snapshot.set(field.getKey(), field.getValue()));
    }

    private void create(ObjectNode snapshot, ObjectNode source) {
        Instant now = tenant.clock().instant();
        ObjectNode properties = snapshot.withObjectProperty("properties");
        ObjectNode creation = properties.withObjectProperty("creationData");
        creation.set("sourceUniqueId", source.at("/properties/uniqueId"));
        if (source.path("type").asText().endsWith("/snapshots")) {
            snapshot.put("_image", SnapshotSource.imageOf(source));
        }
        boolean incremental = properties.path("incremental").asBoolean(false);
        properties
                .put("incremental", incremental)
                .put("uniqueId", UUID.randomUUID().toString());
        properties.put("timeCreated", now.toString()).put("diskState", "Unattached");
        for (String copied : new String[] {"osType", "hyperVGeneration", "diskSizeGB", "diskSizeBytes", "encryption"}) {
            source.path("properties").optional(copied).ifPresent(value -> properties.set(copied, value));
        }
        if (incremental) {
            properties.put("incrementalSnapshotFamilyId", familyOf(source));
        }
        if (!properties.has("networkAccessPolicy")) {
            properties.put("networkAccessPolicy", "AllowAll").put("publicNetworkAccess", "Enabled");
        }
        if (!snapshot.has("sku")) {
            snapshot.putObject("sku").put("name", "Standard_LRS");
        }
        snapshot.withObjectProperty("sku").put("tier", "Standard");
        copyInBackground(snapshot, now);
    }

    private static String familyOf(ObjectNode source) {
        String text = source.at("/properties/uniqueId").asText();
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** A copy-started snapshot is there at once and fills afterwards; others are whole when they succeed. */
    private void copyInBackground(ObjectNode snapshot, Instant now) {
        boolean copied =
                snapshot.at("/properties/creationData/createOption").asText().equalsIgnoreCase("CopyStart");
        Duration lasts = tenant.latencies().ofOperation("Microsoft.Compute/snapshots/copy");
        if (copied) {
            snapshot.put("_copyStart", now.toString());
            snapshot.put("_copyEnd", now.plus(lasts).toString());
        }
    }

    @Override
    protected ObjectNode view(ArmRequest request, ObjectNode stored) {
        ObjectNode shown = stored.deepCopy();
        ObjectNode properties = shown.withObjectProperty("properties");
        if (!stored.has("_copyEnd")) {
            properties.put("completionPercent", 100.0);
            return shown;
        }
        Instant start = Instant.parse(stored.path("_copyStart").asText());
        Instant end = Instant.parse(stored.path("_copyEnd").asText());
        double done = Duration.between(start, tenant.clock().instant()).toMillis();
        double all = Math.max(1, Duration.between(start, end).toMillis());
        properties.put("completionPercent", Math.min(100.0, Math.floor(100 * done / all)));
        return shown;
    }

    @Override
    protected Answer patch(ArmRequest request) {
        ObjectNode snapshot = existing(request);
        Preconditions.idle(tenant, request, request.path().text(), ComputeAnswers.BUSY);
        return PatchedDisk.answer(tenant, longRunning, request, action(request), snapshot);
    }

    @Override
    protected Answer delete(ArmRequest request) {
        ObjectNode snapshot = tenant.store().find(request.path().text()).orElse(null);
        if (snapshot == null) {
            return Answer.empty(204);
        }
        if (snapshot.at("/properties/diskState").asText().equals("ActiveSAS")) {
            throw ComputeAnswers.notAllowed("There is an active shared access signature outstanding for snapshot "
                    + snapshot.path("name").asText()
                    + ". Call EndGetAccess on the snapshot before deleting it.");
        }
        Preconditions.idle(tenant, request, request.path().text(), ComputeAnswers.BUSY);
        return longRunning.both(
                request, longRunning.beginDelete(request, action(request), snapshot), Answer.empty(202));
    }
}
