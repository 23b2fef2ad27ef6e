package dev.cordon.range.logic.expression;

/** An expression that cannot be read or evaluated; the action it stands in fails with this code. */
public final class ExpressionFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    private ExpressionFailure(String code, String message) {
        super(message);
        this.code = code;
    }

    /** An expression that Azure refuses too. */
    static ExpressionFailure invalid(String message) {
        return new ExpressionFailure("InvalidTemplate", message);
    }

    /** Something of the language that the range does not know. */
    static ExpressionFailure notImplemented(String what) {
        return new ExpressionFailure("NotImplemented", "The range does not implement " + what + ".");
    }

    /** The code that the action fails with. */
    public String code() {
        return code;
    }
}
