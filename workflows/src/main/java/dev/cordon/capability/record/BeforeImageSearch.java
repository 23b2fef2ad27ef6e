package dev.cordon.capability.record;

/**
 * Which before-image to find.
 *
 * @param container URL of the vault's container
 * @param target Azure Resource Manager id of the machine
 */
public record BeforeImageSearch(String container, String incidentId, String target) {
    /** The name of every before-image within its run. */
    public static final String NAME = "before-image.json";
}
