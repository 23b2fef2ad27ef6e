/** Copies the evidence of a machine to the vault and accounts for it. */
@NullMarked
package dev.cordon.runbook.preserve;

import org.jspecify.annotations.NullMarked;
