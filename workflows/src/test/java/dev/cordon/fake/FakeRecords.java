package dev.cordon.fake;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.record.BeforeImage;
import dev.cordon.capability.record.BeforeImageSearch;
import dev.cordon.capability.record.FoundBeforeImage;
import dev.cordon.capability.record.KeptRecord;
import dev.cordon.capability.record.RecordActivities;
import dev.cordon.capability.record.RecordToKeep;
import io.temporal.common.converter.GlobalDataConverter;
import java.util.List;
import java.util.Map;

/** Keeps records in memory, as JSON, since that is what a vault keeps. */
record FakeRecords(FakeAzure azure) implements RecordActivities {
    @Override
    public KeptRecord keep(RecordToKeep record) {
        synchronized (azure) {
            azure.asked("record.keep", record.name());
            FakeAzure.VaultRecord there = azure.records.putIfAbsent(
                    record.blob(), new FakeAzure.VaultRecord(record.run(), record.target(), record.content()));
            if (there != null && !there.run().equals(record.run())) {
                throw FailureType.REFUSED.failure(record.blob() + " exists and is another run's", null);
            }
            FakeAzure.VaultRecord kept = azure.records.get(record.blob());
            byte[] stored = FakeVault.json(kept.content());
            return new KeptRecord(
                    record.container() + "/" + record.blob(),
                    FakeVault.sha256(stored),
                    stored.length,
                    "1",
                    there != null,
                    FakeVault.PROVENANCE);
        }
    }

    @Override
    public FoundBeforeImage findBeforeImage(BeforeImageSearch search) {
        synchronized (azure) {
            azure.asked("record.observe", search.incidentId());
            List<FoundBeforeImage> written = azure.records.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(search.incidentId() + "/")
                            && entry.getKey().endsWith("/" + BeforeImageSearch.NAME)
                            && entry.getValue().target().equalsIgnoreCase(search.target()))
                    .map(entry -> found(search, entry))
                    .toList();
            if (written.isEmpty()) {
                throw FailureType.NOT_FOUND.failure(
                        "the vault has no before-image of " + search.target() + " for " + search.incidentId(), null);
            }
            return written.stream()
                    .filter(found -> search.untouched(found.image()))
                    .reduce((earlier, later) -> later)
                    .orElse(written.get(0));
        }
    }

    private static FoundBeforeImage found(BeforeImageSearch search, Map.Entry<String, FakeAzure.VaultRecord> entry) {
        BeforeImage image = GlobalDataConverter.get()
                .fromPayload(
                        GlobalDataConverter.get()
                                .toPayload(entry.getValue().content())
                                .orElseThrow(),
                        BeforeImage.class,
                        BeforeImage.class);
        return new FoundBeforeImage(
                search.container() + "/" + entry.getKey(),
                entry.getValue().run(),
                image,
                FakeVault.sha256(FakeVault.json(entry.getValue().content())),
                FakeVault.PROVENANCE);
    }
}
