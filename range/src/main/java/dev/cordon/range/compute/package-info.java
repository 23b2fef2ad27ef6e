/** Microsoft.Compute and Microsoft.ManagedIdentity: machines, disks, snapshots, identities. */
@NullMarked
package dev.cordon.range.compute;

import org.jspecify.annotations.NullMarked;
