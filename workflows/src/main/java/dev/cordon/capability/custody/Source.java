package dev.cordon.capability.custody;

import org.jspecify.annotations.Nullable;

/**
 * What a piece of evidence was made from.
 *
 * @param id Azure Resource Manager id, or URL of a blob
 * @param uniqueId Azure's {@code uniqueId}, which tells a resource from a later one of the same name; null where it has
 *     none
 */
public record Source(String id, @Nullable String uniqueId) {}
