/** A run's history: read, decrypted where a key is at hand, told in words, and replayed. */
@NullMarked
package dev.cordon.auditor.history;

import org.jspecify.annotations.NullMarked;
