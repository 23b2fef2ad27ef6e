/** Disk snapshots in Azure, and the Activity Log in the vault. */
@NullMarked
package dev.cordon.azure.evidence;

import org.jspecify.annotations.NullMarked;
