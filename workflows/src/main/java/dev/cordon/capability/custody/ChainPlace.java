package dev.cordon.capability.custody;

/** Where the chain of a run lies. */
public record ChainPlace(String container, String incidentId, String runId) {}
