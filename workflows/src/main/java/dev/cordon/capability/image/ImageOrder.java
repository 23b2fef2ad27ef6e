package dev.cordon.capability.image;

import dev.cordon.capability.evidence.SnapshotId;

/**
 * Orders the image of a snapshot to be copied to the vault.
 *
 * @param container URL of the vault's container
 * @param blob name of the blob to write, {@code {incident}/{run}/…}
 * @param run id of the workflow run that writes it; kept as the blob's metadata
 * @param accessHours for how many hours access is given to the snapshot, at most
 */
public record ImageOrder(SnapshotId snapshot, String container, String blob, String run, int accessHours) {}
