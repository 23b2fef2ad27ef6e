package dev.cordon.capability.custody;

import dev.cordon.capability.vault.VaultState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One link of a run's chain of custody.
 *
 * @param schema {@link #SCHEMA}
 * @param sequence its number within the run, from 1
 * @param previous SHA-256 of the bytes of the record before it as stored; {@link #FIRST} for the first
 * @param evidenceId names the piece of evidence within the incident, for example {@code snapshot/disk-app-01-os}
 * @param action what was done
 * @param source what it was made from; null where it has no source, such as a report
 * @param object the evidence as stored; null where nothing was stored
 * @param retention how the vault retained what was written when it was checked; null before that
 * @param provenance who did it, when, with what
 * @param requestedBy who asked for the run
 * @param approvals every decision that had counted by then
 * @param run where it stands in the history
 * @param note what a reader should know besides; may be empty
 */
public record CustodyRecord(
        String schema,
        int sequence,
        String previous,
        String incidentId,
        String evidenceId,
        Action action,
        @Nullable Source source,
        @Nullable StoredObject object,
        @Nullable VaultState retention,
        @Nullable Provenance provenance,
        String requestedBy,
        List<Approval> approvals,
        RunOfRecord run,
        String note) {
    /** The shape of this record; a later shape has another name. */
    public static final String SCHEMA = "cordon.custody/1";
    /** The previous hash of a chain's first record. */
    public static final String FIRST = "0".repeat(64);

    public CustodyRecord {
        approvals = List.copyOf(approvals);
    }

    /** Name of its blob: {@code {incident}/{run}/custody/000001.json}. */
    public String blob() {
        return folder(incidentId, run.runId()) + "/" + String.format("%06d", sequence) + ".json";
    }

    /** Where the records of a run are. */
    public static String folder(String incidentId, String runId) {
        return incidentId + "/" + runId + "/custody";
    }
}
