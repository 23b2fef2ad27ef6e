package dev.cordon.capability.custody;

/**
 * A custody record as it stands in the vault.
 *
 * @param url URL of the blob, without any signature
 * @param sha256 SHA-256 of its bytes as stored, read back, in lower-case hexadecimal: what the next record carries
 */
public record Appended(String url, String sha256) {}
