package dev.cordon.capability.decision;

/** How it is known who took a decision. */
public enum DecisionSource {
    /** The starter authenticated the decider and signed the decision; the worker verified the signature. */
    AUTHENTICATED,
    /** The sender named itself; nobody checked. */
    ASSERTED
}
