package dev.cordon.azure.image;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.Block;
import com.azure.storage.blob.models.BlockListType;
import com.azure.storage.blob.options.BlockBlobStageBlockFromUrlOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.SignedUrl;
import dev.cordon.azure.evidence.BlobOrigin;
import dev.cordon.azure.evidence.FirstCommit;
import dev.cordon.azure.evidence.VaultBlob;
import dev.cordon.capability.evidence.SnapshotId;
import dev.cordon.capability.image.ExportedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The blob that an image is copied to. It does not exist before all of its blocks are committed at once. */
final class ImageBlob {
    private static final String SNAPSHOT = "cordonsnapshot";

    private final BlockBlobClient blob;
    private final String url;
    private final String run;

    ImageBlob(BlobContainerClient container, String name, String run) {
        this.blob = container.getBlobClient(name).getBlockBlobClient();
        this.url = VaultBlob.url(container, name);
        this.run = run;
    }

    /**
     * The image as it stands in the vault, or nothing if there is none.
     *
     * @throws io.temporal.failure.ApplicationFailure {@code AzureRefused} if the blob is anybody else's
     */
    Optional<ExportedImage> find(Attempt attempt, boolean adopted) {
        return present(BlockBlobClient::getProperties).map(properties -> describe(properties, adopted, attempt));
    }

    /** The blocks of the plan that are staged already, by whichever attempt, with the length that each should have. */
    Set<PlannedBlock> staged(List<PlannedBlock> plan) {
        Map<String, Long> lengths = present(
                        staged -> staged.listBlocks(BlockListType.UNCOMMITTED).getUncommittedBlocks())
                .orElse(List.of())
                .stream()
                .collect(Collectors.toMap(Block::getName, Block::getSizeLong, (first, same) -> first));
        return plan.stream()
                .filter(block -> lengths.getOrDefault(block.id(), -1L) == block.length())
                .collect(Collectors.toSet());
    }

    /** Has the storage service copy a block from the source; its bytes do not pass through the worker. */
    void stage(PlannedBlock block, SignedUrl source) {
        BlockBlobStageBlockFromUrlOptions copy = new BlockBlobStageBlockFromUrlOptions(block.id(), source.secret())
                .setSourceRange(new BlobRange(block.offset(), block.length()));
        blob.stageBlockFromUrlWithResponse(copy, null, Context.NONE);
    }

    /**
     * Makes the blob exist.
     *
     * @return false if one of its name does
     */
    boolean commit(List<PlannedBlock> plan, SnapshotId snapshot) {
        return FirstCommit.of(
                blob,
                plan.stream().map(PlannedBlock::id).toList(),
                "application/octet-stream",
                BlobOrigin.metadata(run, Map.of(SNAPSHOT, snapshot.id())));
    }

    String url() {
        return url;
    }

    private ExportedImage describe(BlobProperties properties, boolean adopted, Attempt attempt) {
        BlobOrigin.require(run, properties.getMetadata(), url);
        return new ExportedImage(
                url,
                properties.getETag(),
                properties.getBlobSize(),
                properties.getVersionId(),
                adopted,
                attempt.provenance());
    }

    private <T> Optional<T> present(Function<BlockBlobClient, T> read) {
        try {
            return Optional.of(read.apply(blob));
        } catch (BlobStorageException failure) {
            if (VaultBlob.isMissing(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
