/** Specs of what a run leaves behind. */
@NullMarked
package dev.cordon.runbook.custody;

import org.jspecify.annotations.NullMarked;
