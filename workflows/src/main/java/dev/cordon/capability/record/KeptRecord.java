package dev.cordon.capability.record;

/**
 * A record as it stands in the vault.
 *
 * @param url URL of the blob, without any signature
 * @param sha256 SHA-256 of the bytes as stored, read back, in lower-case hexadecimal
 * @param adopted true if an earlier attempt of the same run had written it
 */
public record KeptRecord(String url, String sha256, boolean adopted) {}
