package dev.cordon.azure.custody;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSObject;
import dev.cordon.azure.SealSettings;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.custody.StoredChain.StoredRecord;
import dev.cordon.azure.evidence.RecordJson;
import dev.cordon.azure.evidence.VaultBlob;
import dev.cordon.azure.evidence.Witness;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.ChainPlace;
import dev.cordon.capability.custody.DocumentToSeal;
import dev.cordon.capability.record.Vouching;
import dev.cordon.capability.record.Vouching.Strength;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;

/** Vouches by chains of custody: by their records as long as a run goes on, by the seal under them once it has ended. */
public final class ChainWitness implements Witness {
    private final Azure azure;
    private final SealKeys keys;

    /**
     * Prepares the keys that count.
     *
     * @throws IllegalArgumentException if a file holds no key to sign with
     */
    public ChainWitness(Azure azure, SealSettings seal) {
        this.azure = azure;
        this.keys = SealKeys.of(azure, seal);
    }

    @Override
    public Vouching vouch(ChainPlace run, String url, String sha256) {
        StoredChain chain = new StoredChain(azure, run);
        try {
            return vouch(run, chain, chain.verified(), url, sha256);
        } catch (ApplicationFailure broken) {
            if (FailureType.REFUSED.of(broken)) {
                return new Vouching(Strength.NONE, broken.getOriginalMessage());
            }
            throw broken;
        }
    }

    private Vouching vouch(ChainPlace run, StoredChain chain, List<StoredRecord> records, String url, String sha256) {
        int keeping = keeping(records, url);
        if (keeping < 0) {
            return new Vouching(Strength.NONE, "no custody record of run " + run.runId() + " names it");
        }
        String told = records.get(keeping).json().at("/object/sha256").asText();
        if (!told.equals(sha256)) {
            return new Vouching(
                    Strength.CONTRADICTED,
                    "run " + run.runId() + " wrote other bytes, of SHA-256 " + told + " where those are of " + sha256);
        }
        return chain.manifest().find().isEmpty()
                ? new Vouching(
                        Strength.CHAIN,
                        "run " + run.runId() + " has no manifest yet: its chain of custody names it, and nobody has"
                                + " signed that")
                : sealed(run, chain.manifest(), records, keeping);
    }

    /** The place in the chain of the record that tells of the blob's writing; less than 0 if there is none. */
    private static int keeping(List<StoredRecord> records, String url) {
        for (int i = 0; i < records.size(); i++) {
            JsonNode record = records.get(i).json();
            if (record.path("action").asText().equals(Action.RECORD_KEPT.name())
                    && record.at("/object/location").asText().equals(url)) {
                return i;
            }
        }
        return -1;
    }

    private Vouching sealed(ChainPlace run, VaultBlob manifest, List<StoredRecord> records, int keeping) {
        try {
            JWSObject seal = JWSObject.parse(new String(manifest.bytes(), StandardCharsets.US_ASCII));
            if (!keys.made(seal)) {
                return unsealed(run, "is not sealed by a key of this installation");
            }
            return isOf(run, RecordJson.read(seal.getPayload().toBytes()), records, keeping)
                    ? new Vouching(Strength.SEAL, "run " + run.runId() + " has sealed it")
                    : unsealed(run, "does not seal this chain of custody");
        } catch (ParseException | IOException notASeal) {
            return unsealed(run, "is no seal");
        }
    }

    private static boolean isOf(ChainPlace run, JsonNode payload, List<StoredRecord> records, int keeping) {
        JsonNode content = payload.path("content");
        int count = content.path("records").asInt();
        return payload.path("subject").asText().equals(DocumentToSeal.MANIFEST)
                && content.path("incidentId").asText().equals(run.incidentId())
                && content.path("runId").asText().equals(run.runId())
                && count > keeping
                && count <= records.size()
                && content.path("head").asText().equals(StoredChain.head(records, count));
    }

    private static Vouching unsealed(ChainPlace run, String why) {
        return new Vouching(Strength.NONE, "the manifest of run " + run.runId() + " " + why);
    }
}
