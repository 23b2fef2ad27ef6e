/** What carries Logic Apps out: their actions in the order of their dependencies, and the requests that these send. */
@NullMarked
package dev.cordon.range.logic.runtime;

import org.jspecify.annotations.NullMarked;
