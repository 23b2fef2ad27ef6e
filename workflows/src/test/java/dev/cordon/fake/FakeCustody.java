package dev.cordon.fake;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.Appended;
import dev.cordon.capability.custody.Chain;
import dev.cordon.capability.custody.ChainPlace;
import dev.cordon.capability.custody.CustodyActivities;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.DocumentToSeal;
import dev.cordon.capability.custody.RecordToAppend;
import dev.cordon.capability.custody.Sealed;
import dev.cordon.capability.custody.StoredObject;
import dev.cordon.capability.custody.UnaccountedBlob;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Chains of custody in memory. Its seals are the documents themselves, signed by nobody. */
record FakeCustody(FakeAzure azure) implements CustodyActivities {
    @Override
    public Appended append(RecordToAppend order) {
        synchronized (azure) {
            azure.asked("custody.append", order.record().evidenceId());
            byte[] bytes = FakeVault.json(order.record());
            put(order.record().blob(), bytes);
            return new Appended(order.container() + "/" + order.record().blob(), FakeVault.sha256(bytes));
        }
    }

    @Override
    public Chain observe(ChainPlace place) {
        synchronized (azure) {
            azure.asked("custody.observe", place.runId());
            String folder = place.incidentId() + "/" + place.runId() + "/";
            List<byte[]> stored = azure.sealed.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(folder + "custody/"))
                    .map(Map.Entry::getValue)
                    .toList();
            List<CustodyRecord> records = stored.stream()
                    .map(bytes -> FakeVault.read(bytes, CustodyRecord.class))
                    .toList();
            byte[] manifest = azure.sealed.get(folder + DocumentToSeal.MANIFEST + ".jws");
            return new Chain(
                    records.size(),
                    records.isEmpty() ? CustodyRecord.FIRST : FakeVault.sha256(stored.get(stored.size() - 1)),
                    manifest == null ? null : FakeVault.sha256(manifest),
                    records.stream()
                            .filter(record -> record.run().eventId() == 0)
                            .map(CustodyRecord::evidenceId)
                            .toList(),
                    objects(records.stream().filter(record -> record.action() == Action.SNAPSHOT_TAKEN)),
                    unaccounted(place.container(), folder, objects(records.stream())));
        }
    }

    private static List<String> objects(Stream<CustodyRecord> records) {
        return records.map(CustodyRecord::object)
                .filter(Objects::nonNull)
                .map(StoredObject::location)
                .distinct()
                .toList();
    }

    private List<UnaccountedBlob> unaccounted(String container, String folder, List<String> named) {
        return azure.evidence().entrySet().stream()
                .filter(blob -> blob.getKey().startsWith(folder) && !named.contains(container + "/" + blob.getKey()))
                .map(blob -> new UnaccountedBlob(
                        blob.getKey(), container + "/" + blob.getKey(), FakeImages.ETAG, blob.getValue().length, "1"))
                .toList();
    }

    @Override
    public Sealed seal(DocumentToSeal document) {
        synchronized (azure) {
            azure.asked("custody.seal", document.subject());
            byte[] bytes = FakeVault.json(document.content());
            boolean adopted = put(document.blob(), bytes);
            return new Sealed(
                    document.container() + "/" + document.blob(), FakeVault.sha256(bytes), "key-of-nobody", adopted);
        }
    }

    private boolean put(String blob, byte[] bytes) {
        byte[] there = azure.sealed.putIfAbsent(blob, bytes);
        if (there != null && !Arrays.equals(there, bytes)) {
            throw FailureType.REFUSED.failure(blob + " exists with other bytes", null);
        }
        return there != null;
    }
}
