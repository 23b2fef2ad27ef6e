package dev.cordon.azure.custody;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.evidence.RecordJson;
import dev.cordon.azure.evidence.Sha256;
import dev.cordon.azure.evidence.StoredBlob;
import dev.cordon.azure.evidence.VaultBlob;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.custody.Chain;
import dev.cordon.capability.custody.ChainPlace;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.DocumentToSeal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The chain of a run as it stands in the vault, read record by record. */
final class StoredChain {
    private final Azure azure;
    private final BlobContainerClient container;
    private final ChainPlace place;

    StoredChain(Azure azure, ChainPlace place) {
        this.azure = azure;
        this.container = azure.clients().container(place.container());
        this.place = place;
    }

    Chain read() {
        List<StoredRecord> records = verified();
        return new Chain(
                records.size(),
                head(records, records.size()),
                manifest().find().map(StoredBlob::sha256).orElse(null));
    }

    /**
     * Its records, of which each names the one before it.
     *
     * @throws io.temporal.failure.ApplicationFailure {@code AzureRefused} if one does not
     */
    List<StoredRecord> verified() {
        List<VaultBlob> blobs = records();
        List<byte[]> contents = azure.together()
                .all(blobs.stream()
                        .map(record -> (Supplier<byte[]>) record::bytes)
                        .toList());
        List<StoredRecord> records = new ArrayList<>();
        for (int i = 0; i < blobs.size(); i++) {
            JsonNode read = required(blobs.get(i), contents.get(i), i + 1, head(records, i));
            records.add(new StoredRecord(read, Sha256.of(contents.get(i))));
        }
        return records;
    }

    /** The hash to which the first so many records lead. */
    static String head(List<StoredRecord> records, int count) {
        return count == 0 ? CustodyRecord.FIRST : records.get(count - 1).sha256();
    }

    /** The blob that the run's manifest is or will be. */
    VaultBlob manifest() {
        return new VaultBlob(
                container,
                new DocumentToSeal(place.container(), place.incidentId(), place.runId(), DocumentToSeal.MANIFEST, "")
                        .blob());
    }

    private List<VaultBlob> records() {
        ListBlobsOptions ofRun =
                new ListBlobsOptions().setPrefix(CustodyRecord.folder(place.incidentId(), place.runId()) + "/");
        return container.listBlobs(ofRun, null).stream()
                .map(BlobItem::getName)
                .sorted()
                .map(name -> new VaultBlob(container, name))
                .toList();
    }

    private JsonNode required(VaultBlob record, byte[] stored, int number, String head) {
        if (!record.url().endsWith(String.format("/%06d.json", number))) {
            throw broken(record, "stands where record " + number + " is expected");
        }
        JsonNode read = json(record, stored);
        if (read.path("sequence").asInt() != number) {
            throw broken(
                    record, "says that it is number " + read.path("sequence").asText());
        }
        if (!head.equals(read.path("previous").asText())) {
            throw broken(record, "does not name the record before it, whose SHA-256 is " + head);
        }
        return read;
    }

    private JsonNode json(VaultBlob record, byte[] stored) {
        try {
            return RecordJson.read(stored);
        } catch (IOException unreadable) {
            throw broken(record, "is no custody record");
        }
    }

    private RuntimeException broken(VaultBlob record, String how) {
        return FailureType.REFUSED.failure(
                "The chain of custody of run " + place.runId() + " is broken: " + record.url() + " " + how, null);
    }

    /**
     * A record of the chain as it stands in the vault.
     *
     * @param sha256 of its bytes as stored
     */
    record StoredRecord(JsonNode json, String sha256) {}
}
