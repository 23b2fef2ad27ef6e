package dev.cordon.starter.api;

/** A run that Temporal does not know, or not any more. */
final class UnknownRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownRun(String id) {
        super("id: there is no run '" + id + "'; runs are kept as long as the Temporal namespace keeps them");
    }
}
