@NullMarked
package dev.cordon.range.kql;

import org.jspecify.annotations.NullMarked;
