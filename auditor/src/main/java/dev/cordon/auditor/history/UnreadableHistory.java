package dev.cordon.auditor.history;

/** A file that is no workflow history: nothing can be said about it. */
public final class UnreadableHistory extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableHistory(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
