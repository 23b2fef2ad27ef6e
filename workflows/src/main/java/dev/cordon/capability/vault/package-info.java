/** The immutable container that takes the evidence, and whether it is one. */
@NullMarked
package dev.cordon.capability.vault;

import org.jspecify.annotations.NullMarked;
