package dev.cordon.capability.network;

/** Which network security group an interface is to have; Azure wants both in one region and subscription. */
public record NsgOrder(NicId nic, NsgId nsg) {}
