@NullMarked
package dev.cordon.range.storage;

import org.jspecify.annotations.NullMarked;
