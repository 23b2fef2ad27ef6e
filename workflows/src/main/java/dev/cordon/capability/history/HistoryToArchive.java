package dev.cordon.capability.history;

/**
 * Whose history to archive.
 *
 * @param container URL of the vault's container
 */
public record HistoryToArchive(String container, String incidentId, String workflowId, String runId) {
    /** Name of its blob: {@code {incident}/{run}/history.json}. */
    public String blob() {
        return incidentId + "/" + runId + "/history.json";
    }
}
