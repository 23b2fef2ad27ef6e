package dev.cordon.engine.custody;

import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.Approval;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.Provenance;
import dev.cordon.capability.custody.RunOfRecord;
import dev.cordon.capability.custody.Source;
import dev.cordon.capability.custody.StoredObject;
import dev.cordon.capability.vault.VaultState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A custody record that has no place in its chain yet. */
record Draft(Evidence evidence, @Nullable VaultState retention, List<Approval> approvals, long eventId) {
    /** The record at its place in a chain. */
    CustodyRecord at(int sequence, String previous, Terms terms, RunOfRecord run) {
        return new CustodyRecord(
                CustodyRecord.SCHEMA,
                sequence,
                previous,
                terms.incidentId(),
                evidence.id(),
                evidence.action(),
                evidence.source(),
                evidence.object(),
                retention,
                evidence.provenance(),
                terms.requestedBy(),
                approvals,
                run,
                evidence.note());
    }

    /** What a record tells. */
    record Evidence(
            String id,
            Action action,
            @Nullable Source source,
            @Nullable StoredObject object,
            @Nullable Provenance provenance,
            String note) {}
}
