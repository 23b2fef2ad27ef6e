/** Histories of runs that have closed, archived beside their evidence. */
@NullMarked
package dev.cordon.capability.history;

import org.jspecify.annotations.NullMarked;
