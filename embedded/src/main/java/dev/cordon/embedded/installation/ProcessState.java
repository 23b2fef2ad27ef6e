package dev.cordon.embedded.installation;

/** How far a process is. */
public enum ProcessState {
    /** Runs, does not answer yet. */
    STARTING,
    /** Answers that it is ready. */
    READY,
    /** Ended without being asked to; is started again after a while. */
    DIED,
    /** Ended because it was asked to. */
    STOPPED
}
