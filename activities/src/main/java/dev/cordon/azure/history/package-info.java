/** Histories archived in the vault. */
@NullMarked
package dev.cordon.azure.history;

import org.jspecify.annotations.NullMarked;
