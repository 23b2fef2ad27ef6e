package dev.cordon.capability.evidence;

import dev.cordon.capability.custody.Provenance;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a later slice of the Activity Log has that an earlier one had not.
 *
 * @param inBoth how many events, told apart by {@code eventDataId}, both have
 * @param late events within the earlier slice's window that only the later one has: Azure showed them late; at most
 *     {@link #MOST_NAMED} are named
 * @param lateCount how many such events there are
 * @param missing how many events only the earlier one has; none is to be expected
 */
public record Reconciliation(
        int inBoth,
        List<LateEvent> late,
        int lateCount,
        int missing,
        @Nullable Provenance provenance) {
    /** More late events than this are counted, not named: a history is to stay readable. */
    public static final int MOST_NAMED = 50;

    public Reconciliation {
        late = List.copyOf(late);
    }

    /**
     * An event that Azure showed late.
     *
     * @param id its {@code eventDataId}
     * @param operation its operation, for example {@code Microsoft.Network/networkInterfaces/write}
     * @param resource Azure Resource Manager id of what it was about
     * @param caller who did it
     */
    public record LateEvent(String id, Instant at, String operation, String resource, String caller) {}
}
