package dev.cordon.capability.network;

/**
 * An interface whose network security group was attached and read back.
 *
 * @param written false if the interface had the group already, so that nothing was written
 * @param etag Azure's etag of the state that was read back
 */
public record NsgAttachment(NicId nic, NsgId nsg, boolean written, String etag) {}
