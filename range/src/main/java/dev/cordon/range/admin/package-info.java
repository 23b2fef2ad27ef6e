/** The range's own admin API: journal, latencies, faults, gates, clock, reset, state. */
@NullMarked
package dev.cordon.range.admin;

import org.jspecify.annotations.NullMarked;
