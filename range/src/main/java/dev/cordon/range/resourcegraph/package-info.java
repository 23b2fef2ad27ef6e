/** Azure Resource Graph: one query language over every resource that the caller may read. */
@NullMarked
package dev.cordon.range.resourcegraph;

import org.jspecify.annotations.NullMarked;
