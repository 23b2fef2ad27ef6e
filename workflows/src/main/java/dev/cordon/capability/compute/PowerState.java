package dev.cordon.capability.compute;

/** The machine's power state, from its instance view's {@code PowerState/…} code. */
public enum PowerState {
    RUNNING,
    STARTING,
    STOPPING,
    /** Shut down from within; still allocated. */
    STOPPED,
    DEALLOCATING,
    DEALLOCATED,
    /** Azure named no power state, or one that this version does not know. */
    UNKNOWN
}
