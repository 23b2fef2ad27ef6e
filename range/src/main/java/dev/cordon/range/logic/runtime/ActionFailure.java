package dev.cordon.range.logic.runtime;

/** What makes an action fail: a code, as the run's history shows it, and a sentence. */
final class ActionFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    ActionFailure(String code, String message) {
        super(message);
        this.code = code;
    }

    /** Something that Azure can do and the range cannot: it must not look as if it had been done. */
    static ActionFailure notImplemented(String what) {
        return new ActionFailure("NotImplemented", "The range does not implement " + what + ".");
    }

    String code() {
        return code;
    }
}
