package dev.cordon.engine;

/** A step that is out of retries; what had been done before stays done. */
public final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The failure's type in the history: never renamed. */
    public static final String TYPE = "StepFailed";

    StepFailed(Step step, String words) {
        super("step '" + step.title() + "' failed: " + words);
    }
}
