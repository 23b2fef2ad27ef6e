/** A run's folder as it came from the vault: what lies in it, byte for byte. */
@NullMarked
package dev.cordon.auditor.pack;

import org.jspecify.annotations.NullMarked;
