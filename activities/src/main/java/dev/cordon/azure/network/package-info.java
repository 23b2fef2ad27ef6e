/** Network interfaces in Azure, and the judgement whether their rules cut them off. */
@NullMarked
package dev.cordon.azure.network;

import org.jspecify.annotations.NullMarked;
