/** Copies records out of the vault, read-only. Nothing else of the auditor needs Azure. */
@NullMarked
package dev.cordon.auditor.pull;

import org.jspecify.annotations.NullMarked;
