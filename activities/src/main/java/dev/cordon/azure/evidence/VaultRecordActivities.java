package dev.cordon.azure.evidence;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.record.BeforeImageSearch;
import dev.cordon.capability.record.FoundBeforeImage;
import dev.cordon.capability.record.KeptRecord;
import dev.cordon.capability.record.RecordActivities;
import dev.cordon.capability.record.RecordToKeep;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    public VaultRecordActivities(Azure azure) {
        this.azure = azure;
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
        Kept kept = blob.keep(record.run(), () -> write(blob.begin(attempt), record));
        return new KeptRecord(
                blob.url(),
                kept.blob().sha256(),
                kept.blob().length(),
                kept.blob().versionId(),
                kept.adopted(),
                attempt.provenance());
    }

    private static boolean write(NewBlob target, RecordToKeep record) {
        byte[] content = RecordJson.write(record.content());
        target.write(content, 0, content.length);
        return target.commit(
                BlobOrigin.metadata(record.run(), Map.of(INCIDENT, record.incidentId(), TARGET, record.target())));
    }

    private FoundBeforeImage find(Attempt attempt, BeforeImageSearch search) {
        BlobContainerClient container = azure.clients().container(search.container());
        List<BlobItem> written = beforeImages(container, search.incidentId())
                .filter(blob -> BlobOrigin.is(blob.getMetadata(), TARGET, search.target()))
                .sorted(FIRST_WRITTEN)
                .toList();
        if (written.isEmpty()) {
            throw FailureType.NOT_FOUND.failure(
                    "The vault " + search.container() + " has no before-image of " + search.target() + " for incident "
                            + search.incidentId(),
                    null);
        }
        for (int i = written.size() - 1; i > 0; i--) {
            FoundBeforeImage found = read(attempt, container, written.get(i));
            if (search.untouched(found.image())) {
                return found;
            }
        }
        return read(attempt, container, written.get(0));
    }

    private static FoundBeforeImage read(Attempt attempt, BlobContainerClient container, BlobItem item) {
        VaultBlob blob = new VaultBlob(container, item.getName(), item.getVersionId());
        byte[] stored = blob.bytes();
        return new FoundBeforeImage(
                blob.url(),
                BlobOrigin.run(item.getMetadata()),
                RecordJson.beforeImage(blob.url(), stored),
                Sha256.of(stored),
                attempt.provenance());
    }

    private static Stream<BlobItem> beforeImages(BlobContainerClient container, String incidentId) {
        ListBlobsOptions ofIncident = new ListBlobsOptions()
                .setPrefix(incidentId + "/")
                .setDetails(new BlobListDetails().setRetrieveMetadata(true).setRetrieveVersions(true));
        return container.listBlobs(ofIncident, null).stream()
                .filter(blob -> blob.getName().endsWith("/" + BeforeImageSearch.NAME))
                .filter(blob -> blob.getMetadata() != null);
    }
}
