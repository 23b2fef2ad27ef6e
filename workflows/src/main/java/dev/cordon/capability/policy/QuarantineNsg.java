package dev.cordon.capability.policy;

import dev.cordon.capability.network.NsgId;

/** A network security group that cuts machines off, and the region whose machines it can be attached to. */
public record QuarantineNsg(String location, NsgId nsg) {}
