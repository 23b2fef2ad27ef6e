package dev.cordon.engine.notice;

import dev.cordon.capability.Severity;

/**
 * What a run is about, as every notice of it says.
 *
 * @param target what it acts on, in words, for example the name of a machine
 */
public record Subject(String incidentId, Severity severity, String target) {}
