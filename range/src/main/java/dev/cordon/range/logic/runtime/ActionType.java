package dev.cordon.range.logic.runtime;

/** What carries out the actions of one type. */
interface ActionType {
    /**
     * Carries one action out.
     *
     * @throws ActionFailure where it fails
     */
    Outcome carryOut(Action action, Run run);
}
