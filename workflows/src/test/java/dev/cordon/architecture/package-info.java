@NullMarked
package dev.cordon.architecture;

import org.jspecify.annotations.NullMarked;
