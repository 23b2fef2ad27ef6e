@NullMarked
package dev.cordon.fake;

import org.jspecify.annotations.NullMarked;
