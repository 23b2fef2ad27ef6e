package dev.cordon.engine.gate;

/**
 * One of the answers that a question takes.
 *
 * @param name as it is sent, for example {@code approve}
 * @param means what it does, in words
 * @param people how many distinct people it takes
 * @param closedToRequester whether whoever asked for the run may not choose it
 */
public record Choice(String name, String means, int people, boolean closedToRequester) {
    public static final String APPROVE = "approve";
    public static final String REFUSE = "refuse";
    public static final String RETRY = "retry";
    public static final String SKIP = "skip";
    public static final String ROLL_BACK = "roll-back";
    public static final String STOP = "stop";
    public static final String OVERWRITE = "overwrite";
    public static final String LEAVE = "leave";
    public static final String GO_ON = "go-on";

    /** An answer that one person gives, whoever it is. */
    static Choice ofOne(String name, String means) {
        return new Choice(name, means, 1, false);
    }
}
