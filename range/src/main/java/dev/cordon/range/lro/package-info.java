/** Long-running operations: begun by a write, ended by the clock, polled by clients. */
@NullMarked
package dev.cordon.range.lro;

import org.jspecify.annotations.NullMarked;
