package dev.cordon.range.logic.runtime;

/** What carries out the actions of one type. */
interface ActionType {
    /**
     * Carries one action out.
     *
     * @throws ActionFailure where it fails
     */
    Outcome carryOut(Action action, Run run);

    /** Whether it heeds an action's {@code limit}. */
    default boolean waits() {
        return false;
    }
}
