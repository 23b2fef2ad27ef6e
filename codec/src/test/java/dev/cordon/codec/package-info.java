@NullMarked
package dev.cordon.codec;

import org.jspecify.annotations.NullMarked;
