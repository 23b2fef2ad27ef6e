package dev.cordon.starter.sentinel;

/**
 * A machine that an incident names.
 *
 * @param path which field of the body names it
 * @param vmId Azure Resource Manager id, as the incident spells it
 */
record NamedMachine(String path, String vmId) {}
