package dev.cordon.fake;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.record.BeforeImage;
import dev.cordon.capability.record.BeforeImageSearch;
import dev.cordon.capability.record.FoundBeforeImage;
import dev.cordon.capability.record.KeptRecord;
import dev.cordon.capability.record.RecordActivities;
import dev.cordon.capability.record.RecordToKeep;
import io.temporal.common.converter.GlobalDataConverter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
            return new KeptRecord(record.container() + "/" + record.blob(), sha256(kept.content()), there != null);
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

    private static String sha256(Object content) {
        byte[] stored = GlobalDataConverter.get()
                .toPayload(content)
                .orElseThrow()
                .getData()
                .toByteArray();
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(stored));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
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
                search.container() + "/" + entry.getKey(), entry.getValue().run(), image);
    }
}
