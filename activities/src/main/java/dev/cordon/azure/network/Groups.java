package dev.cordon.azure.network;

import java.util.List;
import java.util.Map;

/**
 * The network security groups that filter an interface's traffic.
 *
 * @param ofSubnet by the subnet's id in lower case
 * @param ofNic the interface's own; empty for none
 */
record Groups(Map<String, RuleGroup> ofSubnet, List<RuleGroup> ofNic) {}
