package dev.cordon.fake;

import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.engine.custody.Manifest;
import dev.cordon.engine.custody.SealedHistory;
import java.util.List;
import java.util.Objects;

/** The record of one run as the in-memory vault has it. */
public final class SealedRecords {
    private final FakeAzure azure;
    private final String folder;

    public SealedRecords(FakeAzure azure, String incidentId, String runId) {
        this.azure = azure;
        this.folder = incidentId + "/" + runId + "/";
    }

    /** Of every run that left a chain. */
    public static List<SealedRecords> ofAllRuns(FakeAzure azure) {
        return azure.sealed().keySet().stream()
                .filter(blob -> blob.endsWith("/custody/000001.json"))
                .map(blob -> blob.split("/", 3))
                .map(parts -> new SealedRecords(azure, parts[0], parts[1]))
                .toList();
    }

    public List<CustodyRecord> custody() {
        return azure.sealed().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(folder + "custody/"))
                .map(entry -> FakeVault.read(entry.getValue(), CustodyRecord.class))
                .toList();
    }

    /** Whether each record carries the hash of the one before it, and the manifest that of the last. */
    public boolean chained() {
        String head = CustodyRecord.FIRST;
        int count = 0;
        for (CustodyRecord record : custody()) {
            count++;
            if (!record.previous().equals(head) || record.sequence() != count) {
                return false;
            }
            head = FakeVault.sha256(Objects.requireNonNull(azure.sealed().get(record.blob())));
        }
        return manifest().records() == count && manifest().head().equals(head);
    }

    boolean hasManifest() {
        return azure.sealed().containsKey(folder + "manifest.jws");
    }

    public Manifest manifest() {
        return sealed("manifest.jws", Manifest.class);
    }

    public SealedHistory history() {
        return sealed("history.jws", SealedHistory.class);
    }

    private <T> T sealed(String name, Class<T> type) {
        byte[] stored = azure.sealed().get(folder + name);
        if (stored == null) {
            throw new AssertionError("there is no " + name + " in " + folder + "; there is "
                    + azure.sealed().keySet());
        }
        return FakeVault.read(stored, type);
    }
}
