package dev.cordon.range.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.blob.DiskImage;
import dev.cordon.range.blob.DiskImages;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/** The disks and snapshots with an active shared access signature; their images are fixed VHDs, which end in a footer. */
public final class GrantedImages implements DiskImages {
    private static final long FOOTER = 512;

    private final Tenant tenant;

    public GrantedImages(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public Optional<DiskImage> find(String uniqueId, String signature) {
        tenant.operations().advance();
        return tenant.store()
                .first(resource -> resource.at("/properties/uniqueId").asText().equalsIgnoreCase(uniqueId)
                        && grants(resource, signature))
                .map(GrantedImages::image);
    }

    private boolean grants(ObjectNode resource, String signature) {
        String digest = resource.at("/_access/digest").asText();
        byte[] given = DiskAccess.digest(signature).getBytes(StandardCharsets.UTF_8);
        return !digest.isEmpty()
                && MessageDigest.isEqual(given, digest.getBytes(StandardCharsets.UTF_8))
                && tenant.clock()
                        .instant()
                        .isBefore(Instant.parse(resource.at("/_access/until").asText()));
    }

    private static DiskImage image(ObjectNode resource) {
        return new DiskImage(
                SnapshotSource.imageOf(resource),
                resource.at("/properties/diskSizeBytes").asLong() + FOOTER,
                Instant.parse(resource.at("/properties/timeCreated").asText()));
    }
}
