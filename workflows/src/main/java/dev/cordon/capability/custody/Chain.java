package dev.cordon.capability.custody;

import org.jspecify.annotations.Nullable;

/**
 * A chain as the vault has it.
 *
 * @param records how many records it has
 * @param head SHA-256 of the last record's bytes as stored; {@link CustodyRecord#FIRST} of an empty chain
 * @param manifestSha256 SHA-256 of the run's manifest as stored; null if it has none
 */
public record Chain(int records, String head, @Nullable String manifestSha256) {}
