@NullMarked
package dev.cordon.azure.compute;

import org.jspecify.annotations.NullMarked;
