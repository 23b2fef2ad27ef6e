package dev.cordon.engine.gate;

/** A run that people ended; what had been done before stays done unless the way of ending says otherwise. */
public final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Way way;

    Ended(Way way, String words) {
        super(words);
        this.way = way;
    }

    public Way way() {
        return way;
    }

    /** How people end a run. */
    public enum Way {
        /** A gate was refused, by a person or by silence. */
        REFUSED,
        /** A hold was answered with stop. */
        STOPPED,
        /** A hold was answered with roll back. */
        ROLLED_BACK
    }
}
