/** Chains of custody in the vault, and the seals under them. */
@NullMarked
package dev.cordon.azure.custody;

import org.jspecify.annotations.NullMarked;
