package dev.cordon.auditor.pack;

/** Something that cannot be read, so that nothing can be said about it. The message is a sentence for the auditor. */
public final class UnreadablePack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadablePack(String sentence) {
        super(sentence);
    }

    public UnreadablePack(String sentence, Throwable cause) {
        super(sentence + ": " + cause.getMessage(), cause);
    }
}
