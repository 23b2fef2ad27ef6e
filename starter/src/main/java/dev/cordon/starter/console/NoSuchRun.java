package dev.cordon.starter.console;

/** A run that Temporal does not know, or not any more. */
final class NoSuchRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchRun(String id) {
        super("There is no run '" + id + "'. Runs are kept as long as the Temporal namespace keeps them.");
    }
}
