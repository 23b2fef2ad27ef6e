@NullMarked
package dev.cordon.starter.runs;

import org.jspecify.annotations.NullMarked;
