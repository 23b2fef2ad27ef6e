package dev.cordon.engine.gate;

/** Why a decision does not count. The names stand in histories and reports: never renamed. */
public enum Refusal {
    UNREADABLE("The decision cannot be read: %s."),
    OTHER_GATE("This run has no gate '%s'."),
    NOT_OPEN("The gate '%s' is not open."),
    LATE("The gate '%s' is closed; this decision came too late."),
    OTHER_RUN("The decision is for run '%s', not for this one; a run that was reset is a new one and asks again."),
    PLAN_MOVED("The decision is for plan %s, which is not the plan to decide on now."),
    NO_SUCH_CHOICE("'%s' is not one of the choices."),
    OWN_REQUEST("%s asked for this run and cannot approve it."),
    SAME_PERSON("%s has decided already; a second decision by the same person does not count."),
    BAD_SIGNATURE("The decision's signature does not hold: %s."),
    SOURCE_NOT_ACCEPTED("Nobody authenticated %s, and this gate counts only authenticated decisions.");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    /** The exact sentence that the sender sees. */
    public String sentence(String about) {
        return sentence.formatted(about);
    }
}
