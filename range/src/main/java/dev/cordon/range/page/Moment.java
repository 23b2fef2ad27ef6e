package dev.cordon.range.page;

/** Times as the page shows them. */
final class Moment {
    private Moment() {}

    /** A time in UTC without fractions of a second; anything else as it is. */
    static String shown(String time) {
        return time.replaceFirst("\\.\\d+Z$", "Z");
    }
}
