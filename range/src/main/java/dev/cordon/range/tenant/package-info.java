/** What the simulated tenant holds: its resources, its clock and how long things take in it. */
@NullMarked
package dev.cordon.range.tenant;

import org.jspecify.annotations.NullMarked;
