@NullMarked
package dev.cordon.range.logic.expression;

import org.jspecify.annotations.NullMarked;
