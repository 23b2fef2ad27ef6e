package dev.cordon.capability.record;

/**
 * A record to write to the vault.
 *
 * @param container URL of the vault's container
 * @param name the record's name within its run, for example {@code before-image.json}
 * @param target Azure Resource Manager id of what the run is about; kept as metadata, so that the record can be found
 * @param content the record itself, any value that is JSON
 */
public record RecordToKeep(
        String container, String incidentId, String run, String name, String target, Object content) {
    /** Name of the blob: {@code {incident}/{run}/{name}}. */
    public String blob() {
        return incidentId + "/" + run + "/" + name;
    }
}
