package dev.cordon.azure.evidence;

/**
 * A blob that a run wrote.
 *
 * @param adopted true if an earlier attempt of the same run had written it
 */
public record Kept(StoredBlob blob, boolean adopted) {}
