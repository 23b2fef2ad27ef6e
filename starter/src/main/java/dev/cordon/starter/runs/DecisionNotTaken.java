package dev.cordon.starter.runs;

/** A decision that did not reach its run, as far as anybody can tell. */
public final class DecisionNotTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    DecisionNotTaken(Why why, String words, Exception cause) {
        super(words, cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** What kept a decision from its run. */
    public enum Why {
        RUN_ENDED,
        /** Nobody knows yet whether it counts. */
        NO_WORKER
    }
}
