/** The expressions of the Workflow Definition Language: how they are read, and what they come to. */
@NullMarked
package dev.cordon.range.logic.expression;

import org.jspecify.annotations.NullMarked;
