package dev.cordon.worker;

/** A setting with which this worker must not start: which property, and a sentence that says what is allowed. */
public final class InvalidSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param property the property's full name, for example {@code cordon.worker.roles}
     * @param problem what is wrong with it; the message is {@code property: problem}
     */
    public InvalidSetting(String property, String problem) {
        super(property + ": " + problem);
    }
}
