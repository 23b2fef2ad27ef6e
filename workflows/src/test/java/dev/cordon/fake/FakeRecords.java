package dev.cordon.fake;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.record.BeforeImage;
import dev.cordon.capability.record.BeforeImageChoice;
import dev.cordon.capability.record.BeforeImageChoice.Candidate;
import dev.cordon.capability.record.BeforeImageSearch;
import dev.cordon.capability.record.FoundBeforeImage;
import dev.cordon.capability.record.KeptRecord;
import dev.cordon.capability.record.RecordActivities;
import dev.cordon.capability.record.RecordToKeep;
import dev.cordon.capability.record.Vouching;
import dev.cordon.capability.record.Vouching.Strength;
import io.temporal.common.converter.GlobalDataConverter;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

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
            byte[] stored = FakeVault.json(record.content());
            if (there != null && !Arrays.equals(FakeVault.json(there.content()), stored)) {
                throw FailureType.REFUSED.failure(record.blob() + " exists already with other bytes", null);
            }
            azure.answers("record.keep", record.name());
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
            return new BeforeImageChoice(
                            search,
                            azure.records.entrySet().stream()
                                    .filter(entry -> search.names(entry.getKey())
                                            && entry.getValue().target().equalsIgnoreCase(search.target()))
                                    .map(entry -> candidate(search, entry))
                                    .toList())
                    .made();
        }
    }

    private Candidate candidate(BeforeImageSearch search, Map.Entry<String, FakeAzure.VaultRecord> entry) {
        BeforeImage image = GlobalDataConverter.get()
                .fromPayload(
                        GlobalDataConverter.get()
                                .toPayload(entry.getValue().content())
                                .orElseThrow(),
                        BeforeImage.class,
                        BeforeImage.class);
        String url = search.container() + "/" + entry.getKey();
        byte[] stored = FakeVault.json(entry.getValue().content());
        FoundBeforeImage found = new FoundBeforeImage(
                url,
                search.run(entry.getKey()),
                image,
                FakeVault.sha256(stored),
                FakeVault.PROVENANCE,
                (long) stored.length,
                "1",
                null);
        return new Candidate(found, vouching(new SealedRecords(azure, search.incidentId(), found.run()), found));
    }

    /** Nobody signs here, so that every manifest counts as one of ours that leads to the chain's head. */
    private static Vouching vouching(SealedRecords run, FoundBeforeImage found) {
        return run.custody().stream()
                .filter(record -> record.action() == Action.RECORD_KEPT)
                .map(CustodyRecord::object)
                .filter(object -> object != null && object.location().equals(found.url()))
                .findFirst()
                .map(object -> Objects.equals(object.sha256(), found.sha256())
                        ? named(run, found.run())
                        : new Vouching(Strength.CONTRADICTED, "run " + found.run() + " wrote other bytes"))
                .orElseGet(() -> new Vouching(Strength.NONE, "no custody record of run " + found.run() + " names it"));
    }

    private static Vouching named(SealedRecords run, String runId) {
        return run.hasManifest()
                ? new Vouching(Strength.SEAL, "run " + runId + " has sealed it")
                : new Vouching(Strength.CHAIN, "run " + runId + " has no manifest yet");
    }
}
