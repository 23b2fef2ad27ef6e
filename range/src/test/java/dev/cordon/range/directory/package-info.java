@NullMarked
package dev.cordon.range.directory;

import org.jspecify.annotations.NullMarked;
