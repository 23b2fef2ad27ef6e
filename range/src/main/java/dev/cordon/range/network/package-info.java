/** Microsoft.Network: interfaces, security groups, virtual networks, and the rules in effect. */
@NullMarked
package dev.cordon.range.network;

import org.jspecify.annotations.NullMarked;
