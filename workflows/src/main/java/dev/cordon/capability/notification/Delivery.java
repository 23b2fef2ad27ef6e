package dev.cordon.capability.notification;

/**
 * What the other side said to a message that it took.
 *
 * @param answer its answer in words, for example {@code 202 Event processed}
 */
public record Delivery(String answer) {}
