/** Storage accounts as ARM manages them: accounts, blob service settings, containers, immutability policies. */
@NullMarked
package dev.cordon.range.storage;

import org.jspecify.annotations.NullMarked;
