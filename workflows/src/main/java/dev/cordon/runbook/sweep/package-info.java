/** Finds runs that others ended, and closes their record. */
@NullMarked
package dev.cordon.runbook.sweep;

import org.jspecify.annotations.NullMarked;
