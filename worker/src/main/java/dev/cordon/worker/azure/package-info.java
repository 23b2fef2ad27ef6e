/** Which Azure this worker works in, and whether it can be reached. */
@NullMarked
package dev.cordon.worker.azure;

import org.jspecify.annotations.NullMarked;
