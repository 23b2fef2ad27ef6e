/** The part of the Kusto query language that the range understands; it knows nothing of what is queried. */
@NullMarked
package dev.cordon.range.kql;

import org.jspecify.annotations.NullMarked;
