package dev.cordon.engine.custody;

import dev.cordon.capability.Severity;

/**
 * What every record of a run says alike.
 *
 * @param container URL of the vault's container
 * @param target Azure Resource Manager id of what the run is about
 */
public record Terms(String container, String incidentId, String target, Severity severity, String requestedBy) {}
