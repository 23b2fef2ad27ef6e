package dev.cordon.range.logic.runtime;

/** The range stops or begins anew, so that a run shall not go on. */
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped(InterruptedException cause) {
        super("the run was stopped", cause);
    }
}
