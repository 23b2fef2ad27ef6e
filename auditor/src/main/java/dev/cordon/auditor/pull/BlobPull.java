package dev.cordon.auditor.pull;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobImmutabilityPolicy;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import dev.cordon.auditor.pack.Digest;
import dev.cordon.auditor.pack.Pack;
import dev.cordon.auditor.pack.PulledBlob;
import dev.cordon.auditor.pack.UnreadablePack;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One version of a blob on its way out of the vault: whole, as it was when its properties were read, or not at all. */
final class BlobPull {
    private final BlobContainerClient container;
    private final Versions versions;
    private final BlobItem item;
    private final String name;

    /**
     * Prepares it.
     *
     * @param meant the version that the record names; null for the oldest, which is what was written first
     */
    BlobPull(BlobContainerClient container, Versions versions, @Nullable String meant) {
        this.container = container;
        this.versions = versions;
        this.item = versions.meant(meant);
        this.name = versions.name();
    }

    PulledBlob into(Path folder, boolean images) throws IOException {
        BlobClient blob = item.getVersionId() == null
                ? container.getBlobClient(item.getName())
                : container.getBlobVersionClient(item.getName(), item.getVersionId());
        BlobProperties properties = blob.getProperties();
        boolean copied = images || !name.startsWith(Pack.IMAGES);
        if (copied) {
            Path file = folder.resolve(name).normalize();
            if (!file.startsWith(folder)) {
                throw new UnreadablePack("the vault has a blob whose name leads out of its folder: " + item.getName());
            }
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            copy(blob, properties, file);
        }
        return described(properties, copied);
    }

    private void copy(BlobClient blob, BlobProperties properties, Path file) throws IOException {
        if (isThere(file, properties)) {
            return;
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        long from = Files.exists(part) && Files.size(part) < properties.getBlobSize() ? Files.size(part) : 0;
        if (from == 0) {
            Files.deleteIfExists(part);
        }
        if (properties.getBlobSize() > 0) {
            append(blob, properties, part, from);
        } else {
            Files.createFile(part);
        }
        requireWhole(part, properties);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void append(BlobClient blob, BlobProperties properties, Path part, long from) throws IOException {
        BlobRequestConditions same = new BlobRequestConditions().setIfMatch(properties.getETag());
        try (InputStream bytes = blob.openInputStream(new BlobRange(from), same);
                OutputStream to = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            bytes.transferTo(to);
        }
    }

    private static boolean isThere(Path file, BlobProperties properties) throws IOException {
        byte[] md5 = properties.getContentMd5();
        return md5 != null
                && Files.exists(file)
                && Files.size(file) == properties.getBlobSize()
                && Arrays.equals(md5, md5(file));
    }

    private void requireWhole(Path part, BlobProperties properties) throws IOException {
        byte[] md5 = properties.getContentMd5();
        boolean whole = Files.size(part) == properties.getBlobSize() && (md5 == null || Arrays.equals(md5, md5(part)));
        if (!whole) {
            Files.delete(part);
            throw new UnreadablePack("what came of " + item.getName() + " is not what the vault says it has");
        }
    }

    private static byte[] md5(Path file) throws IOException {
        MessageDigest digest = Digest.of("MD5");
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest();
    }

    private PulledBlob described(BlobProperties properties, boolean copied) {
        BlobImmutabilityPolicy policy = properties.getImmutabilityPolicy();
        byte[] md5 = properties.getContentMd5();
        Map<String, String> metadata = properties.getMetadata();
        return new PulledBlob(
                name,
                item.getVersionId() == null ? properties.getVersionId() : item.getVersionId(),
                properties.getETag(),
                properties.getBlobSize(),
                instant(properties.getCreationTime()),
                md5 == null ? null : Base64.getEncoder().encodeToString(md5),
                policy == null ? null : instant(policy.getExpiryTime()),
                policy == null || policy.getPolicyMode() == null
                        ? null
                        : policy.getPolicyMode().toString(),
                Boolean.TRUE.equals(properties.hasLegalHold()),
                metadata == null ? Map.of() : metadata,
                copied,
                versions.others(item),
                versions.gone());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
