/** Managed identities of virtual machines in Azure. */
@NullMarked
package dev.cordon.azure.identity;

import org.jspecify.annotations.NullMarked;
