package dev.cordon.notification;

/** The beginning of a text that is too long, with no character torn in two. */
final class Excerpt {
    private static final String MORE = "…";

    private Excerpt() {}

    /** @param longest how many characters the excerpt has at most, its ellipsis included */
    static String of(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Math.max(0, longest - MORE.length());
        boolean torn = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, torn ? end - 1 : end) + MORE;
    }
}
