package dev.cordon.runbook.incident;

import org.jspecify.annotations.Nullable;

/**
 * Where runs are to be seen.
 *
 * @param console address of the console; null if there is none
 */
record Links(@Nullable String console) {
    /** A link, in a paragraph of its own; the run's id where there is no console. */
    String markdown(String workflowId, String words) {
        return "\n\n"
                + (console == null ? "Run " + workflowId : "[" + words + "](" + console + "/runs/" + workflowId + ")");
    }

    /** The address in plain text, after a blank. */
    String plain(String workflowId) {
        return console == null ? " Run " + workflowId : " " + console + "/runs/" + workflowId;
    }
}
