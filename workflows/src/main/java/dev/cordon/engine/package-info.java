/** The small engine that every runbook shares: steps, calls, undo and progress. */
@NullMarked
package dev.cordon.engine;

import org.jspecify.annotations.NullMarked;
