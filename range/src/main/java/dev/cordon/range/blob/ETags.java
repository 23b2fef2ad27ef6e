package dev.cordon.range.blob;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Entity tags in the form Azure gives them; every one differs from all before it. */
public final class ETags {
    private static final long UNIX_TO_DOT_NET_TICKS = 621_355_968_000_000_000L;
    private static final AtomicLong LAST = new AtomicLong();

    private ETags() {}

    /** The next entity tag, quoted. */
    public static String next() {
        long now = System.currentTimeMillis() * 10_000 + UNIX_TO_DOT_NET_TICKS;
        return "\"0x"
                + Long.toHexString(LAST.updateAndGet(last -> Math.max(last + 1, now)))
                        .toUpperCase(Locale.ROOT)
                + "\"";
    }
}
