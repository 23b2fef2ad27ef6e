/** Specs of the preservation of evidence. */
@NullMarked
package dev.cordon.runbook.preserve;

import org.jspecify.annotations.NullMarked;
