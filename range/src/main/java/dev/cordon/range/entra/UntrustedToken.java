package dev.cordon.range.entra;

/** A token that does not hold; the message says why. */
final class UntrustedToken extends Exception {
    private final String why;

    UntrustedToken(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
