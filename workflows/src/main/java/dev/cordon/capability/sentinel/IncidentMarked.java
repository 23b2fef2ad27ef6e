package dev.cordon.capability.sentinel;

/**
 * An incident after it was marked.
 *
 * @param status as it is now; {@code CLOSED} if somebody closed it meanwhile
 * @param changed whether anything had to be changed
 */
public record IncidentMarked(IncidentStatus status, boolean changed) {}
