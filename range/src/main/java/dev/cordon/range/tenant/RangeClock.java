package dev.cordon.range.tenant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The tenant's time: another clock's, shifted by whatever the admin asked for. Safe for use by many threads. */
public final class RangeClock extends Clock {
    private final Clock base;
    private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

    public RangeClock(Clock base) {
        this.base = base;
    }

    /** Makes it that time now; time goes on from there. */
    public void set(Instant now) {
        shift.set(Duration.between(base.instant(), now));
    }

    /** Moves time forward, or back where the step is negative. */
    public void advance(Duration step) {
        shift.updateAndGet(old -> old.plus(step));
    }

    @Override
    public Instant instant() {
        return base.instant().plus(shift.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
