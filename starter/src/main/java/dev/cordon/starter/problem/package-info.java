/** Refusals as the API words them. */
@NullMarked
package dev.cordon.starter.problem;

import org.jspecify.annotations.NullMarked;
