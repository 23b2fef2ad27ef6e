@NullMarked
package dev.cordon.azure.vault;

import org.jspecify.annotations.NullMarked;
