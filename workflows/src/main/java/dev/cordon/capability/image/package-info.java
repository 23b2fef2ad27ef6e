/** Images of disks: copied from a snapshot to the vault, and hashed there. */
@NullMarked
package dev.cordon.capability.image;

import org.jspecify.annotations.NullMarked;
