package dev.cordon.capability.custody;

/**
 * A custody record to write.
 *
 * @param container URL of the vault's container
 */
public record RecordToAppend(String container, CustodyRecord record) {}
