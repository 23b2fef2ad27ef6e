/** Virtual machines and their tags in Azure. */
@NullMarked
package dev.cordon.azure.compute;

import org.jspecify.annotations.NullMarked;
