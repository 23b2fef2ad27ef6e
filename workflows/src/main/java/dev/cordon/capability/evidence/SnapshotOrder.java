package dev.cordon.capability.evidence;

import dev.cordon.capability.compute.DiskId;

/**
 * Orders the snapshot of one disk.
 *
 * @param machine the name of the machine that the disk is attached to; part of the snapshot's name
 * @param resourceGroup the evidence resource group, in the disk's own subscription
 * @param capturedBy who asked for it, for the tag {@code captured_by}
 */
public record SnapshotOrder(DiskId disk, String machine, String incidentId, String resourceGroup, String capturedBy) {}
