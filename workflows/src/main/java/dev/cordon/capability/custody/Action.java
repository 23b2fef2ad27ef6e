package dev.cordon.capability.custody;

/** What was done with a piece of evidence. The names stand in custody records: never renamed. */
public enum Action {
    /** The vault was looked at before the first write to it. */
    VAULT_CHECKED,
    /** A record of the run was written to the vault. */
    RECORD_KEPT,
    /** A record that another run had written was read from the vault. */
    RECORD_READ,
    /** A disk was fixed in time by a snapshot. */
    SNAPSHOT_TAKEN,
    /** A slice of the Activity Log was written to the vault. */
    ACTIVITY_LOG_EXPORTED,
    /** Two slices of the Activity Log were read from the vault and compared. */
    ACTIVITY_LOG_RECONCILED,
    /** The image of a disk was copied to the vault. */
    IMAGE_EXPORTED,
    /** The image in the vault was read back and hashed. */
    IMAGE_HASHED,
    /** A blob was found in the run's folder that the run had not accounted for when it ended. */
    FOUND,
    /** Something was not collected; the note says why. */
    NOT_COLLECTED
}
