package dev.cordon.capability.evidence;

/**
 * Two slices of the Activity Log in the vault, of one resource group and overlapping windows.
 *
 * @param container URL of the vault's container
 * @param first name of the blob that was written first
 * @param second name of the blob that was written later
 */
public record SlicesToCompare(String container, String first, String second) {}
