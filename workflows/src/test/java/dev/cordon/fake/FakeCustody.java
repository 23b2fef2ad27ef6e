package dev.cordon.fake;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.custody.Appended;
import dev.cordon.capability.custody.Chain;
import dev.cordon.capability.custody.ChainPlace;
import dev.cordon.capability.custody.CustodyActivities;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.DocumentToSeal;
import dev.cordon.capability.custody.RecordToAppend;
import dev.cordon.capability.custody.Sealed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

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
            List<byte[]> records = azure.sealed.entrySet().stream()
                    .filter(entry ->
                            entry.getKey().startsWith(CustodyRecord.folder(place.incidentId(), place.runId()) + "/"))
                    .map(Map.Entry::getValue)
                    .toList();
            String head = records.isEmpty() ? CustodyRecord.FIRST : FakeVault.sha256(records.get(records.size() - 1));
            String manifest = place.incidentId() + "/" + place.runId() + "/" + DocumentToSeal.MANIFEST + ".jws";
            byte[] there = azure.sealed.get(manifest);
            return new Chain(records.size(), head, there == null ? null : FakeVault.sha256(there));
        }
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
