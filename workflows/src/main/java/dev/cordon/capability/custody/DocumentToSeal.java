package dev.cordon.capability.custody;

/**
 * A document to sign and keep.
 *
 * @param container URL of the vault's container
 * @param subject what is sealed: {@link #MANIFEST} or {@link #HISTORY}
 * @param content the document, any value that is JSON
 */
public record DocumentToSeal(String container, String incidentId, String runId, String subject, Object content) {
    /** The sum of a run: its chain, its plan and its decisions. */
    public static final String MANIFEST = "manifest";
    /** The history of a run that has closed. */
    public static final String HISTORY = "history";

    /** Name of its blob: {@code {incident}/{run}/{subject}.jws}. */
    public String blob() {
        return incidentId + "/" + runId + "/" + subject + ".jws";
    }
}
