/** Microsoft.KeyVault: vaults as ARM shows them, and the keys and secrets in them. */
@NullMarked
package dev.cordon.range.keyvault;

import org.jspecify.annotations.NullMarked;
