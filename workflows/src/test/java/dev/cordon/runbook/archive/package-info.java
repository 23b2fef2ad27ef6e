/** Specs of how records are completed from outside. */
@NullMarked
package dev.cordon.runbook.archive;

import org.jspecify.annotations.NullMarked;
