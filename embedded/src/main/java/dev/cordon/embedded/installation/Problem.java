package dev.cordon.embedded.installation;

/** Something that only the user can put right: one sentence that names it and the remedy. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Problem(String sentence) {
        super(sentence);
    }

    public Problem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
