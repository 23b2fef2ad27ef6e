package dev.cordon.engine;

/** Where a step stands. */
public enum StepState {
    PENDING("pending"),
    RUNNING("running"),
    /** Azure does not answer or asks to wait; the run tries again by itself. */
    WAITING("waiting for Azure"),
    /** Out of retries: a human decides. */
    HELD("on hold"),
    DONE("done"),
    /** A human decided to go on without it. */
    SKIPPED("skipped"),
    FAILED("failed");

    private final String words;

    StepState(String words) {
        this.words = words;
    }

    /** As a commander reads it. */
    public String words() {
        return words;
    }
}
