package dev.cordon.capability.compute;

/**
 * The name that a machine goes by.
 *
 * @param hostName its resource's name or its computer name, with or without a domain
 */
public record MachineName(String hostName) {}
