@NullMarked
package dev.cordon.azure;

import org.jspecify.annotations.NullMarked;
