package dev.cordon.azure.custody;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.evidence.RecordJson;
import dev.cordon.azure.evidence.Sha256;
import dev.cordon.azure.evidence.StoredBlob;
import dev.cordon.azure.evidence.VaultBlob;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.Chain;
import dev.cordon.capability.custody.ChainPlace;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.DocumentToSeal;
import dev.cordon.capability.custody.UnaccountedBlob;
import dev.cordon.capability.history.HistoryToArchive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The chain of a run as it stands in the vault, read record by record, and what lies beside it. */
final class StoredChain {
    private final Azure azure;
    private final BlobContainerClient container;
    private final ChainPlace place;
    private final String custody;

    StoredChain(Azure azure, ChainPlace place) {
        this.azure = azure;
        this.container = azure.clients().container(place.container());
        this.place = place;
        this.custody = CustodyRecord.folder(place.incidentId(), place.runId()) + "/";
    }

    Chain read() {
        List<String> folder = folder();
        List<StoredRecord> stored = verified(folder);
        List<JsonNode> records = stored.stream().map(StoredRecord::json).toList();
        return new Chain(
                stored.size(),
                head(stored, stored.size()),
                manifest().find().map(StoredBlob::sha256).orElse(null),
                records.stream()
                        .filter(record -> record.at("/run/eventId").asLong(-1) == 0)
                        .map(record -> record.path("evidenceId").asText())
                        .toList(),
                records.stream()
                        .filter(record -> Action.SNAPSHOT_TAKEN
                                .name()
                                .equals(record.path("action").asText()))
                        .map(StoredChain::location)
                        .filter(location -> !location.isEmpty())
                        .distinct()
                        .toList(),
                unaccounted(folder, records));
    }

    /**
     * Its records, of which each names the one before it.
     *
     * @throws io.temporal.failure.ApplicationFailure {@code AzureRefused} if one does not
     */
    List<StoredRecord> verified() {
        return verified(folder());
    }

    private List<StoredRecord> verified(List<String> folder) {
        List<VaultBlob> blobs = folder.stream()
                .filter(name -> name.startsWith(custody))
                .map(name -> new VaultBlob(container, name))
                .toList();
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
        return new VaultBlob(container, sealed(DocumentToSeal.MANIFEST));
    }

    /** Names of all blobs of the run. */
    private List<String> folder() {
        ListBlobsOptions ofRun = new ListBlobsOptions().setPrefix(place.incidentId() + "/" + place.runId() + "/");
        return container.listBlobs(ofRun, null).stream()
                .map(BlobItem::getName)
                .sorted()
                .toList();
    }

    private List<UnaccountedBlob> unaccounted(List<String> folder, List<JsonNode> records) {
        Set<String> named = records.stream().map(StoredChain::location).collect(Collectors.toSet());
        Set<String> closing = Set.of(sealed(DocumentToSeal.MANIFEST), sealed(DocumentToSeal.HISTORY), history());
        return folder.stream()
                .filter(name -> !name.startsWith(custody)
                        && !closing.contains(name)
                        && !named.contains(VaultBlob.url(container, name)))
                .map(this::unaccounted)
                .toList();
    }

    private UnaccountedBlob unaccounted(String name) {
        BlobProperties properties = container.getBlobClient(name).getProperties();
        return new UnaccountedBlob(
                name,
                VaultBlob.url(container, name),
                properties.getETag(),
                properties.getBlobSize(),
                properties.getVersionId());
    }

    private static String location(JsonNode record) {
        return record.at("/object/location").asText();
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

    private String sealed(String subject) {
        return new DocumentToSeal(place.container(), place.incidentId(), place.runId(), subject, "").blob();
    }

    private String history() {
        return new HistoryToArchive(place.container(), place.incidentId(), "", place.runId()).blob();
    }

    /**
     * A record of the chain as it stands in the vault.
     *
     * @param sha256 of its bytes as stored
     */
    record StoredRecord(JsonNode json, String sha256) {}
}
