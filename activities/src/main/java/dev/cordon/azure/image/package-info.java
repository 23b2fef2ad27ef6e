/** Images of disks: copied from snapshots to the vault without passing through the worker, and hashed there. */
@NullMarked
package dev.cordon.azure.image;

import org.jspecify.annotations.NullMarked;
