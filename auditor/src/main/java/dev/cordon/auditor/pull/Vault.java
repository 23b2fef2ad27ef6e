package dev.cordon.auditor.pull;

import com.azure.core.exception.AzureException;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobContainerProperties;
import com.azure.storage.blob.models.PublicAccessType;
import dev.cordon.auditor.pack.Pack;
import dev.cordon.auditor.pack.PackJson;
import dev.cordon.auditor.pack.Packs;
import dev.cordon.auditor.pack.PullRecord;
import dev.cordon.auditor.pack.PulledBlob;
import dev.cordon.auditor.pack.UnreadablePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The container that takes the evidence, as a reader sees it: nothing here writes to it. */
public final class Vault {
    private final BlobContainerClient container;

    Vault(BlobContainerClient container) {
        this.container = container;
    }

    /**
     * Copies the record of a run, or goes on with a copy that was begun: of each blob the version that the record names,
     * or the oldest where it names none.
     *
     * @param run id of the run, of its workflow or of its incident; null for any
     * @param runbook the workflow type; null for any. Of several runs it is the one that was sealed last and has its
     *     history archived
     * @param to the folder that {@code {incident}/{run}} is made in
     * @param images whether images of disks are copied, too
     * @throws UnreadablePack if the vault cannot be read, or gives other bytes than it says it has
     */
    public Pack pull(@Nullable String run, @Nullable String runbook, Path to, boolean images) throws IOException {
        try {
            RunFolder folder = new RunSearch(container).find(run, runbook);
            Path target = to.resolve(folder.incident()).resolve(folder.run());
            Files.createDirectories(target);
            Instant now = Instant.now();
            List<PulledBlob> blobs = copied(folder, target, images);
            Files.write(target.resolve(PullRecord.NAME), PackJson.mapper().writeValueAsBytes(record(now, blobs)));
            return Packs.in(target, null).get(0);
        } catch (AzureException failed) {
            throw new UnreadablePack("the vault " + container.getBlobContainerUrl() + " cannot be read", failed);
        }
    }

    /**
     * The runs that have a manifest: those first of which all can be verified, the newest first.
     *
     * @throws UnreadablePack if the vault cannot be read
     */
    public List<SealedRun> runs() {
        try {
            return new RunSearch(container).all();
        } catch (AzureException failed) {
            throw new UnreadablePack("the vault " + container.getBlobContainerUrl() + " cannot be read", failed);
        }
    }

    /** The records first: they name the versions of everything else. */
    private List<PulledBlob> copied(RunFolder folder, Path target, boolean images) throws IOException {
        List<Versions> all = Versions.in(container, folder.prefix());
        List<PulledBlob> blobs = new ArrayList<>();
        for (Versions record : all) {
            if (record.name().startsWith(Pack.CUSTODY)) {
                blobs.add(new BlobPull(container, record, null).into(target, images));
            }
        }
        NamedVersions named = new NamedVersions(target, folder.prefix());
        for (Versions other : all) {
            if (!other.name().startsWith(Pack.CUSTODY)) {
                blobs.add(new BlobPull(container, other, named.of(other.name())).into(target, images));
            }
        }
        return blobs;
    }

    private PullRecord record(Instant now, List<PulledBlob> blobs) {
        BlobContainerProperties properties = container.getProperties();
        PublicAccessType open = properties.getBlobPublicAccess();
        return new PullRecord(
                PullRecord.SCHEMA,
                now,
                container.getBlobContainerUrl(),
                properties.hasImmutabilityPolicy(),
                Boolean.TRUE.equals(properties.isImmutableStorageWithVersioningEnabled()),
                properties.hasLegalHold(),
                open == null ? "none" : Objects.toString(open),
                blobs);
    }
}
