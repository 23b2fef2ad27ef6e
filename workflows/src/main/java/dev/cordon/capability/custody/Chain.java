package dev.cordon.capability.custody;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chain as the vault has it, and what lies beside it.
 *
 * @param records how many records it has
 * @param head SHA-256 of the last record's bytes as stored; {@link CustodyRecord#FIRST} of an empty chain
 * @param manifestSha256 SHA-256 of the run's manifest as stored; null if it has none
 * @param fromOutside evidence ids of the records that were written from outside
 * @param snapshots Azure Resource Manager ids of the snapshots that the records name
 * @param unaccounted what else lies in the run's folder and no record names, seals and the history aside
 */
public record Chain(
        int records,
        String head,
        @Nullable String manifestSha256,
        List<String> fromOutside,
        List<String> snapshots,
        List<UnaccountedBlob> unaccounted) {
    public Chain {
        fromOutside = copy(fromOutside);
        snapshots = copy(snapshots);
        unaccounted = copy(unaccounted);
    }

    /** A chain of a run that had a hand in everything that lies beside it. */
    public Chain(int records, String head, @Nullable String manifestSha256) {
        this(records, head, manifestSha256, List.of(), List.of(), List.of());
    }

    /** Histories that are older than these lists have none. */
    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
