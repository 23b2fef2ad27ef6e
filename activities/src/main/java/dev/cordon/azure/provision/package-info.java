/** The making of vaults. */
@NullMarked
package dev.cordon.azure.provision;

import org.jspecify.annotations.NullMarked;
