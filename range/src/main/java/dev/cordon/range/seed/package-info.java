/** The tenant as it stands when the range starts for the first time. */
@NullMarked
package dev.cordon.range.seed;

import org.jspecify.annotations.NullMarked;
