package dev.cordon.capability.custody;

/**
 * A chain as the vault has it.
 *
 * @param records how many records it has
 * @param head SHA-256 of the last record's bytes as stored; {@link CustodyRecord#FIRST} of an empty chain
 * @param sealed whether the run's manifest is there
 */
public record Chain(int records, String head, boolean sealed) {}
