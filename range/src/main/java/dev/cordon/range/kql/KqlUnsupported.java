package dev.cordon.range.kql;

/** A query that Kusto would carry out and the range cannot; the message names what it does not know. */
public final class KqlUnsupported extends RuntimeException {
    public KqlUnsupported(String what) {
        super(what, null, false, false);
    }
}
