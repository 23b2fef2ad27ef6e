/** The blob service of a simulated storage account: bodies on disk, versions, snapshots and write-once enforcement. */
@NullMarked
package dev.cordon.range.blob;

import org.jspecify.annotations.NullMarked;
