package dev.cordon.capability.policy;

/** What it means that nobody decided before a gate expired. */
public enum OnSilence {
    /** The run ends and touches nothing. */
    REFUSE,
    /** Somebody else is paged, and the gate stays open for as long again. */
    ESCALATE,
    /** The run goes on as if approved; the record says that nobody did. */
    PROCEED
}
