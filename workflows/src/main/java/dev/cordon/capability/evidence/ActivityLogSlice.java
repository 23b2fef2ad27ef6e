package dev.cordon.capability.evidence;

import java.time.Instant;

/**
 * Which part of the Activity Log to keep, and where.
 *
 * @param container URL of the vault's container, for example {@code https://account.blob.core.windows.net/ir-evidence}
 * @param blob name of the blob to write, {@code {incident}/{run}/….json}
 * @param run id of the workflow run that writes it; kept as the blob's metadata
 */
public record ActivityLogSlice(
        String subscriptionId,
        String resourceGroup,
        Instant from,
        Instant to,
        String container,
        String blob,
        String run) {
    private static final String ENDING = ".json";

    public ActivityLogSlice {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from is " + from + "; expected a time before " + to);
        }
    }

    /**
     * The names that the blob may get, one after the other.
     *
     * @param number 1 for {@link #blob}, more where the ones before are taken by something else
     */
    public String blob(int number) {
        int end = blob.endsWith(ENDING) ? blob.length() - ENDING.length() : blob.length();
        return number == 1 ? blob : blob.substring(0, end) + "-" + number + blob.substring(end);
    }
}
