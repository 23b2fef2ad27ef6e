package dev.cordon.capability.plan;

/**
 * Something to know before a change.
 *
 * @param kind what was found
 * @param weight whether the run can be expected to succeed in spite of it
 * @param resource Azure Resource Manager id, or URL, of what it was found on
 * @param words it in a sentence
 */
public record Finding(Kind kind, Weight weight, String resource, String words) {
    /** How much a finding matters. */
    public enum Weight {
        /** A step will fail as long as it stands. */
        BLOCKS,
        /** The run will succeed; whoever approves it should know. */
        WARNS,
        /** Good to know. */
        INFORMS
    }

    /** What a preflight finds. Names stand in histories: never renamed. */
    public enum Kind {
        MISSING_PERMISSION,
        READ_ONLY_LOCK,
        NO_DELETE_LOCK,
        QUARANTINE_NSG_MISSING,
        QUARANTINE_NSG_ELSEWHERE,
        QUARANTINE_NSG_LOOSENED,
        QUARANTINE_NSG_KEEPS_FLOWS,
        EVIDENCE_GROUP_MISSING,
        EVIDENCE_GROUP_UNLOCKED,
        SNAPSHOT_QUOTA,
        DISK_NOT_EXPORTABLE,
        DISK_NOT_SNAPSHOTTABLE,
        VAULT_MISSING,
        VAULT_NOT_LOCKED,
        VAULT_DIFFERS,
        SCALE_SET_INSTANCE,
        MACHINE_NOT_RUNNING,
        ALREADY_CONTAINED,
        PROTECTED,
        BEFORE_IMAGE_DOUBTED
    }
}
