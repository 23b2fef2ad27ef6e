@NullMarked
package dev.cordon.azure.preflight;

import org.jspecify.annotations.NullMarked;
