@NullMarked
package dev.cordon.starter.decisions;

import org.jspecify.annotations.NullMarked;
