package dev.cordon.azure.evidence;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.capability.custody.ChainPlace;
import dev.cordon.capability.record.BeforeImageChoice;
import dev.cordon.capability.record.BeforeImageChoice.Candidate;
import dev.cordon.capability.record.BeforeImageSearch;
import dev.cordon.capability.record.FoundBeforeImage;
import dev.cordon.capability.record.KeptRecord;
import dev.cordon.capability.record.RecordActivities;
import dev.cordon.capability.record.RecordToKeep;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps records of runs in the vault, where nobody can change them, and finds them again. */
public final class VaultRecordActivities implements RecordActivities {
    private static final String INCIDENT = "cordonincident";
    private static final String TARGET = "cordontarget";
    private static final Comparator<BlobItem> FIRST_WRITTEN = Comparator.comparing(
                    (BlobItem blob) -> blob.getProperties().getCreationTime())
            // Azure names creation by the second, and a version by the time to seven digits.
            .thenComparing(BlobItem::getVersionId, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(BlobItem::getName);

    private final Azure azure;
    private final Witness witness;

    /** @param witness says what of that which lies in the vault was written by a run */
    public VaultRecordActivities(Azure azure, Witness witness) {
        this.azure = azure;
        this.witness = witness;
    }

    @Override
    public KeptRecord keep(RecordToKeep record) {
        return azure.work()
                .on("keep record " + record.container() + "/" + record.blob(), attempt -> keep(attempt, record));
    }

    @Override
    public FoundBeforeImage findBeforeImage(BeforeImageSearch search) {
        return azure.work()
                .on(
                        "find the before-image of " + search.target() + " in " + search.container(),
                        attempt -> find(attempt, search));
    }

    private KeptRecord keep(Attempt attempt, RecordToKeep record) {
        VaultBlob blob = new VaultBlob(azure.clients().container(record.container()), record.blob());
        Kept kept = blob.keepExactly(RecordJson.write(record.content()), "application/json", metadata(record));
        BlobOrigin.require(record.run(), kept.blob().metadata(), blob.url());
        return new KeptRecord(
                blob.url(),
                kept.blob().sha256(),
                kept.blob().length(),
                kept.blob().versionId(),
                kept.adopted(),
                attempt.provenance());
    }

    private static Map<String, String> metadata(RecordToKeep record) {
        return BlobOrigin.metadata(record.run(), Map.of(INCIDENT, record.incidentId(), TARGET, record.target()));
    }

    private FoundBeforeImage find(Attempt attempt, BeforeImageSearch search) {
        BlobContainerClient container = azure.clients().container(search.container());
        List<Candidate> written = beforeImages(container, search)
                .filter(blob -> BlobOrigin.is(blob.getMetadata(), TARGET, search.target()))
                .sorted(FIRST_WRITTEN)
                .flatMap(blob -> candidate(attempt, search, container, blob).stream())
                .toList();
        return new BeforeImageChoice(search, written).made();
    }

    /** The image with what vouches for it, or nothing if it is none. */
    private Optional<Candidate> candidate(
            Attempt attempt, BeforeImageSearch search, BlobContainerClient container, BlobItem item) {
        attempt.proceed();
        VaultBlob blob = new VaultBlob(container, item.getName(), item.getVersionId());
        byte[] stored = blob.bytes();
        String run = search.run(item.getName());
        String sha256 = Sha256.of(stored);
        return RecordJson.beforeImage(stored)
                .map(image -> new Candidate(
                        new FoundBeforeImage(
                                blob.url(),
                                run,
                                image,
                                sha256,
                                attempt.provenance(),
                                (long) stored.length,
                                item.getVersionId(),
                                null),
                        witness.vouch(
                                new ChainPlace(search.container(), search.incidentId(), run), blob.url(), sha256)));
    }

    private static Stream<BlobItem> beforeImages(BlobContainerClient container, BeforeImageSearch search) {
        ListBlobsOptions ofIncident = new ListBlobsOptions()
                .setPrefix(search.incidentId() + "/")
                .setDetails(new BlobListDetails().setRetrieveMetadata(true).setRetrieveVersions(true));
        return container.listBlobs(ofIncident, null).stream()
                .filter(blob -> search.names(blob.getName()))
                .filter(blob -> blob.getMetadata() != null);
    }
}
