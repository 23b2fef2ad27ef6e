package dev.cordon.azure.arm;

import java.util.regex.Pattern;

/**
 * Keeps what gives access by itself out of words: a URL's query may hold a shared access signature, and failures are
 * written to logs and histories.
 */
final class Signatures {
    private static final Pattern QUERY =
            Pattern.compile("(https?://[^\\s?\"'<>]*)\\?[^\\s\"'<>]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER = Pattern.compile("\\bsig(=|%3D)[^\\s&\"'<>]+", Pattern.CASE_INSENSITIVE);

    private Signatures() {}

    /** The words with every URL cut off before its query, and with no signature outside of one either. */
    static String without(String words) {
        return PARAMETER.matcher(QUERY.matcher(words).replaceAll("$1?…")).replaceAll("sig$1…");
    }

    /** The exception itself if nothing it says holds a query, or else one that says the same without. */
    static RuntimeException without(RuntimeException thrown) {
        if (Causes.of(thrown).noneMatch(Signatures::tells)) {
            return thrown;
        }
        IllegalStateException told = new IllegalStateException(without(String.valueOf(thrown)));
        told.setStackTrace(thrown.getStackTrace());
        return told;
    }

    private static boolean tells(Throwable cause) {
        String message = cause.getMessage();
        return message != null && !message.equals(without(message));
    }
}
