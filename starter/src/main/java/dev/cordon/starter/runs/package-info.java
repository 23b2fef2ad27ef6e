/** Runs in Temporal: starting one, joining one, and reading what became of it. */
@NullMarked
package dev.cordon.starter.runs;

import org.jspecify.annotations.NullMarked;
