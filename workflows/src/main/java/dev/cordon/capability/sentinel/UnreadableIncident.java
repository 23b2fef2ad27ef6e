package dev.cordon.capability.sentinel;

/** An incident that lacks what is needed to act on it, or says what cannot be understood. */
public final class UnreadableIncident extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String problem;

    UnreadableIncident(String field, String problem) {
        super(field + ": " + problem);
        this.field = field;
        this.problem = problem;
    }

    /** Which field of it. */
    public String field() {
        return field;
    }

    /** What is wrong with it, and what is expected. */
    public String problem() {
        return problem;
    }
}
