package dev.cordon.azure.arm;

import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** What lies beneath an exception: libraries wrap what the network did in layers of their own. */
final class Causes {
    private static final int DEEPEST = 20;

    private Causes() {}

    /** The exception and its causes, outermost first. */
    static Stream<Throwable> of(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    /** Whether it says that the network, not Azure, failed. */
    static boolean isTransport(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof TimeoutException
                || cause instanceof UnresolvedAddressException;
    }

    /** Its kind and its message, for example {@code ConnectException: Connection refused}. */
    static String inWords(Throwable cause) {
        String kind = cause.getClass().getSimpleName();
        String message = cause.getMessage();
        return message == null || message.isBlank() ? kind : kind + ": " + Signatures.without(message);
    }
}
