/** The range as its clients see it: every specification here talks HTTPS. */
@NullMarked
package dev.cordon.range;

import org.jspecify.annotations.NullMarked;
