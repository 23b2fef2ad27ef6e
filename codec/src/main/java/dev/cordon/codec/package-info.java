/** Encryption of the payloads that a run's history consists of, and the keys for it. */
@NullMarked
package dev.cordon.codec;

import org.jspecify.annotations.NullMarked;
