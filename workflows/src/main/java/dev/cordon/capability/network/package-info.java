/** Network interfaces: their security groups, and what can still reach them. */
@NullMarked
package dev.cordon.capability.network;

import org.jspecify.annotations.NullMarked;
