package dev.cordon.azure.evidence;

import dev.cordon.capability.evidence.SnapshotOrder;
import dev.cordon.engine.ShortHash;

/**
 * The names that a disk's snapshot may get: Azure allows 80 characters of a-z, A-Z, 0-9, _ and -. Where characters had
 * to go, a hash of the whole tells it from another that lost the same ones.
 */
final class SnapshotName {
    private static final int LONGEST = 80;
    private static final int LONGEST_SUFFIX = 3;

    private SnapshotName() {}

    /**
     * A name for the order.
     *
     * @param number 1 for the first choice, more where the ones before are taken, at most 99
     */
    static String of(SnapshotOrder order, int number) {
        String wanted = "snap-" + order.incidentId() + "-" + order.machine() + "-"
                + order.disk().name();
        String allowed = wanted.replaceAll("[^a-zA-Z0-9_-]", "-");
        boolean fits = allowed.equals(wanted) && allowed.length() <= LONGEST - LONGEST_SUFFIX;
        String name = fits ? allowed : shortened(allowed, ShortHash.of(wanted));
        return number == 1 ? name : name + "-" + number;
    }

    private static String shortened(String name, String hash) {
        int room = LONGEST - LONGEST_SUFFIX - hash.length() - 1;
        return name.substring(0, Math.min(name.length(), room)) + "-" + hash;
    }
}
