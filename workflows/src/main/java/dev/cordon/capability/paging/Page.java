package dev.cordon.capability.paging;

/**
 * A call for a human.
 *
 * @param key the same for every page about the same matter, so that receivers fold them together
 * @param severity the incident's, as Sentinel spells it
 * @param words what is the matter and what is asked for, in a sentence or two
 */
public record Page(String key, String incidentId, String workflowId, String severity, String words) {}
