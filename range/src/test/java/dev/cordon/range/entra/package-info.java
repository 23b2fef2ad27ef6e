@NullMarked
package dev.cordon.range.entra;

import org.jspecify.annotations.NullMarked;
