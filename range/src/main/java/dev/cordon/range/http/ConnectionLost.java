package dev.cordon.range.http;

/** Thrown where the client shall get no answer: its connection is cut instead. */
public final class ConnectionLost extends RuntimeException {
    public ConnectionLost(String why) {
        super(why, null, false, false);
    }
}
