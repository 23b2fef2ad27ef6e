@NullMarked
package dev.cordon.range.blob;

import org.jspecify.annotations.NullMarked;
