@NullMarked
package dev.cordon.starter.codec;

import org.jspecify.annotations.NullMarked;
