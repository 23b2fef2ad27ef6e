package dev.cordon.capability.custody;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Keeps chains of custody in the vault. Throws the failures of {@link dev.cordon.capability.FailureType}. */
@ActivityInterface
@CarriedOutBy(WorkerRole.EVIDENCE)
public interface CustodyActivities {
    /**
     * Writes a record as canonical JSON (RFC 8785) to a new blob (If-None-Match: *), reads it back and hashes the bytes
     * as stored. A blob of that name with the same bytes is adopted, since a retry writes the same; one with other bytes
     * fails with {@code AzureRefused}: nobody's record is replaced.
     */
    @ActivityMethod(name = "custody.append")
    Appended append(RecordToAppend record);

    /**
     * The chain of a run as the vault has it, and every blob of its folder that no record names, for whoever closes the
     * record of a run that could not do so itself.
     */
    @ActivityMethod(name = "custody.observe")
    Chain observe(ChainPlace place);

    /**
     * Signs a document as a JWS in compact form (ES256) and writes it to a new blob (If-None-Match: *). The payload is
     * canonical JSON: {@code schema} ({@code cordon.seal/1}), {@code subject}, {@code sealedAt}, {@code principal},
     * {@code tool}, {@code content}. A blob of that name whose seal is over the same content is adopted; any other fails
     * with {@code AzureRefused}. The key never leaves its file or its Key Vault.
     */
    @ActivityMethod(name = "custody.seal")
    Sealed seal(DocumentToSeal document);
}
