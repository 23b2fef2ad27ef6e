@NullMarked
package dev.cordon.capability.sentinel;

import org.jspecify.annotations.NullMarked;
