/** Points where a human decides: gates before a change, holds after a failed step. */
@NullMarked
package dev.cordon.engine.gate;

import org.jspecify.annotations.NullMarked;
