package dev.cordon.capability.sentinel;

/**
 * What became of a note.
 *
 * @param commentRefused whether the comment was not taken because the incident has as many as Sentinel allows (100)
 * @param taskRefused whether the task was not taken because the incident has as many as Sentinel allows (100)
 */
public record NoteWritten(boolean commentRefused, boolean taskRefused) {}
