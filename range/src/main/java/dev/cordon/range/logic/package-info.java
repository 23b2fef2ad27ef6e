/** Logic Apps behind ARM: workflows, the history of their runs, and the connections that they use. */
@NullMarked
package dev.cordon.range.logic;

import org.jspecify.annotations.NullMarked;
