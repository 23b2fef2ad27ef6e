/** Calling people. */
@NullMarked
package dev.cordon.capability.paging;

import org.jspecify.annotations.NullMarked;
