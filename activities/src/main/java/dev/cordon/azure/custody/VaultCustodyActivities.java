package dev.cordon.azure.custody;

import com.azure.storage.blob.BlobContainerClient;
import dev.cordon.azure.SealSettings;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.evidence.Kept;
import dev.cordon.azure.evidence.RecordJson;
import dev.cordon.azure.evidence.VaultBlob;
import dev.cordon.capability.custody.Appended;
import dev.cordon.capability.custody.Chain;
import dev.cordon.capability.custody.ChainPlace;
import dev.cordon.capability.custody.CustodyActivities;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.DocumentToSeal;
import dev.cordon.capability.custody.RecordToAppend;
import dev.cordon.capability.custody.Sealed;

/** Keeps chains of custody in the vault and seals them with a key that is not in it. */
public final class VaultCustodyActivities implements CustodyActivities {
    private final Azure azure;
    private final SealKeys keys;

    /**
     * Prepares the key; a file is read now, a Key Vault is asked when there is something to seal.
     *
     * @throws IllegalArgumentException if a file holds no key to sign with
     */
    public VaultCustodyActivities(Azure azure, SealSettings seal) {
        this.azure = azure;
        this.keys = SealKeys.of(azure, seal);
    }

    @Override
    public Appended append(RecordToAppend order) {
        CustodyRecord record = order.record();
        return azure.work().on("keep custody record " + order.container() + "/" + record.blob(), attempt -> {
            VaultBlob blob = new VaultBlob(azure.clients().container(order.container()), record.blob());
            Kept kept = blob.keepExactly(
                    RecordJson.canonical(record),
                    "application/json",
                    record.run().runId());
            return new Appended(kept.blob().url(), kept.blob().sha256());
        });
    }

    @Override
    public Chain observe(ChainPlace place) {
        return azure.work()
                .on(
                        "read the chain of custody of run " + place.runId() + " in " + place.container(),
                        attempt -> new StoredChain(azure, place).read());
    }

    @Override
    public Sealed seal(DocumentToSeal document) {
        return azure.work().on("seal " + document.container() + "/" + document.blob(), attempt -> {
            BlobContainerClient container = azure.clients().container(document.container());
            return new Seal(keys, document, new VaultBlob(container, document.blob()))
                    .keep(attempt.provenance().principal());
        });
    }
}
