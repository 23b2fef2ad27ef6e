/** Archives the history of a run that has closed. */
@NullMarked
package dev.cordon.runbook.archive;

import org.jspecify.annotations.NullMarked;
