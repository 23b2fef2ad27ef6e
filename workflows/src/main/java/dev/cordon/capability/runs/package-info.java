/** Runs as Temporal keeps them, seen from outside. */
@NullMarked
package dev.cordon.capability.runs;

import org.jspecify.annotations.NullMarked;
