/** The capabilities carried out against Azure: what a worker configures and registers. */
@NullMarked
package dev.cordon.azure;

import org.jspecify.annotations.NullMarked;
