package dev.cordon.range.entra;

import java.security.SecureRandom;
import java.util.Base64;

/** Names that nobody guesses. */
final class RandomNames {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomNames() {}

    static String next() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
