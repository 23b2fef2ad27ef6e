package dev.cordon.azure.provision;

import dev.cordon.capability.provision.VaultBuild;

/**
 * Something that is there and is not as designed.
 *
 * @param words it in a sentence
 * @param unfit whether what has it must not be locked, see {@link VaultBuild#unfit()}
 */
record Difference(String words, boolean unfit) {}
