/** What stands in the way of a plan, found by reading before anything is changed. */
@NullMarked
package dev.cordon.capability.preflight;

import org.jspecify.annotations.NullMarked;
