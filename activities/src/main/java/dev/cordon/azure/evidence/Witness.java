package dev.cordon.azure.evidence;

import dev.cordon.capability.custody.ChainPlace;
import dev.cordon.capability.record.Vouching;

/** Says how far a run vouches for a blob in its folder. */
@FunctionalInterface
public interface Witness {
    /**
     * Reads the run's chain of custody.
     *
     * @param url the blob's URL, without any signature
     * @param sha256 of its bytes as read, in lower-case hexadecimal
     */
    Vouching vouch(ChainPlace run, String url, String sha256);
}
