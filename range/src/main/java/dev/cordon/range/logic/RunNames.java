package dev.cordon.range.logic;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** The names of runs and versions: the time counted down, so that the newest comes first in the order of names. */
final class RunNames {
    private static final long TICKS_BEFORE_1970 = 621_355_968_000_000_000L;
    private static final int RANDOM_DIGITS = 1_000_000_000;

    private RunNames() {}

    static String version(Instant now) {
        long ticks = TICKS_BEFORE_1970 + now.getEpochSecond() * 10_000_000 + now.getNano() / 100;
        return String.format(Locale.ROOT, "%020d", Long.MAX_VALUE - ticks);
    }

    static String run(Instant now) {
        int random = ThreadLocalRandom.current().nextInt(RANDOM_DIGITS);
        return version(now) + String.format(Locale.ROOT, "%09dCU%02d", random, random % 100);
    }
}
