package dev.cordon.runbook.incident;

/** What an entity of an incident means to Cordon. */
public enum Meaning {
    /** A machine, known exactly: runbooks act on it. */
    MACHINE,
    /** Something that could be acted on if it were known which it is; a human has to say. */
    UNRESOLVED,
    /** Something that Cordon has no runbook for; a human has to act. */
    FOR_A_HUMAN,
    /** Worth knowing, and nothing to act on. */
    NOTED
}
