@NullMarked
package dev.cordon.starter.sentinel;

import org.jspecify.annotations.NullMarked;
