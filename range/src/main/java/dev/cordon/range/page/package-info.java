/** The tenant as people see it: one page that shows what an incident does to machines, and who was told. */
@NullMarked
package dev.cordon.range.page;

import org.jspecify.annotations.NullMarked;
