/** Encodes and decodes payloads for the Temporal UI and command line, which hold no key. */
@NullMarked
package dev.cordon.starter.codec;

import org.jspecify.annotations.NullMarked;
