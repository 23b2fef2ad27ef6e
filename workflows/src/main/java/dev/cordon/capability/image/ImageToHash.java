package dev.cordon.capability.image;

/**
 * An image in the vault to read back and hash.
 *
 * @param container URL of the vault's container
 * @param blob name of the blob
 * @param etag the etag that it must still have
 */
public record ImageToHash(String container, String blob, String etag) {}
