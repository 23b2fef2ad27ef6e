package dev.cordon.capability.custody;

/**
 * The run that a custody record belongs to, and where in its history the record stands.
 *
 * @param eventId number of events in the history when the record was ordered: what it tells of happened at or before
 *     that event; 0 for a record that was written from outside, of a run that could not do so itself
 */
public record RunOfRecord(String runbook, String workflowId, String runId, long eventId) {}
