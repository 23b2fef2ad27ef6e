package dev.cordon.engine;

/** A request that cannot be carried out as it stands: which field is wrong, and a sentence that says why. */
public final class InvalidField extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field the field's name as the sender wrote it
     * @param problem what is wrong with it and what is allowed; the message is {@code field: problem}
     */
    public InvalidField(String field, String problem) {
        super(field + ": " + problem);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
