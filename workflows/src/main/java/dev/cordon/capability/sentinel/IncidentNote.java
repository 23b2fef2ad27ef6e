package dev.cordon.capability.sentinel;

import org.jspecify.annotations.Nullable;

/**
 * Something to be told on an incident.
 *
 * @param armId Azure Resource Manager id of the incident
 * @param comment null for none
 * @param task null for none
 */
public record IncidentNote(
        String armId, @Nullable Comment comment, @Nullable Task task) {
    /** The most characters that Sentinel takes in a comment. */
    public static final int LONGEST_COMMENT = 30_000;

    /**
     * A comment.
     *
     * @param id a GUID, the same for every attempt to write it
     * @param markdown at most {@link #LONGEST_COMMENT} characters
     */
    public record Comment(String id, String markdown) {}

    /**
     * A task.
     *
     * @param id a GUID, the same for every attempt to write it
     * @param title at most 150 characters
     * @param description at most 3000 characters
     * @param done whether nobody has to do anything about it any more
     */
    public record Task(String id, String title, String description, boolean done) {}
}
