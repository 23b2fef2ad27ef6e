package dev.cordon.starter.runs;

import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.compute.VmState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Looks at many machines for one requester, who waits for all of them together: once that took too long, at no more. */
final class BriefLooks implements TargetCheck {
    /** A Logic App gives a request 120 seconds in all. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private final TargetCheck check;
    private final LongSupplier nanos;
    private final long end;

    /** @param nanos a clock, as {@link System#nanoTime} is one */
    BriefLooks(TargetCheck check, LongSupplier nanos) {
        this.check = check;
        this.nanos = nanos;
        this.end = nanos.getAsLong() + LONGEST.toNanos();
    }

    @Override
    public Optional<VmState> look(VmId vm) {
        return nanos.getAsLong() - end < 0 ? check.look(vm) : Optional.empty();
    }
}
