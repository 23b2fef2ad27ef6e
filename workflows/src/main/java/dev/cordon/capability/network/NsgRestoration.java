package dev.cordon.capability.network;

import org.jspecify.annotations.Nullable;

/**
 * What became of an undone attachment.
 *
 * @param nsg the group that the interface has now, or null for none
 * @param restored false if somebody else had changed the group meanwhile, so that it was left alone
 */
public record NsgRestoration(NicId nic, @Nullable NsgId nsg, boolean restored) {}
