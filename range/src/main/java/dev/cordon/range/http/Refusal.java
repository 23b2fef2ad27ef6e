package dev.cordon.range.http;

/** An error answer found while carrying out a request; the front controller sends it as it is. */
public final class Refusal extends RuntimeException {
    private final transient Answer answer;

    public Refusal(Answer answer) {
        super("refused with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    /** What the client is told. */
    public Answer answer() {
        return answer;
    }
}
