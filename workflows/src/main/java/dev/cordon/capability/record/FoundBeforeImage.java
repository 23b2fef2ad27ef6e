package dev.cordon.capability.record;

/**
 * A before-image found in the vault.
 *
 * @param url URL of the blob, without any signature
 * @param run id of the run that recorded it
 */
public record FoundBeforeImage(String url, String run, BeforeImage image) {}
