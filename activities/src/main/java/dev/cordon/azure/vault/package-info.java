/** The vault as Azure Resource Manager shows it. */
@NullMarked
package dev.cordon.azure.vault;

import org.jspecify.annotations.NullMarked;
