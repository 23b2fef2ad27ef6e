package dev.cordon.capability.plan;

/**
 * One resource that a run is about to touch.
 *
 * @param resource Azure Resource Manager id, or URL of a blob
 * @param what the change in a few words, for example {@code swap network security group}
 * @param now its state now
 * @param after its state afterwards
 * @param undo what an undo puts back, or why it cannot be undone
 */
public record PlannedChange(String resource, String what, String now, String after, String undo) {}
