@NullMarked
package dev.cordon.azure.arm;

import org.jspecify.annotations.NullMarked;
