@NullMarked
package dev.cordon.range.logic.runtime;

import org.jspecify.annotations.NullMarked;
