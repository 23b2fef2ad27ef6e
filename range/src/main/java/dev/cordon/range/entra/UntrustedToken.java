package dev.cordon.range.entra;

/** A token that does not hold; the message says why. */
final class UntrustedToken extends Exception {
    UntrustedToken(String why) {
        super(why);
    }
}
