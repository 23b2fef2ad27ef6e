package dev.cordon.capability.notification;

/** Why people are told something. */
public enum Occasion {
    /** A run has begun. */
    BEGUN,
    /** A run waits for a decision. */
    QUESTION,
    /** Nobody has decided yet. */
    ESCALATION,
    /** A step failed and the run waits for somebody to say what now. */
    HOLD,
    /** A target of time is about to be missed, or was. */
    LATE,
    /** What was asked has been decided. */
    DECIDED,
    /** A run has ended. */
    ENDED,
    /** Something of a run's record could not be kept. */
    RECORD
}
