package dev.cordon.azure;

import java.time.Instant;

/**
 * The history of a run that has closed.
 *
 * @param json all of it, as {@code temporal workflow show --output json} gives it; the same text each time it is read
 * @param events how many events it has
 * @param status how the run closed, for example {@code Completed}
 * @param closedAt when
 */
public record ClosedHistory(String json, long events, String status, Instant closedAt) {}
