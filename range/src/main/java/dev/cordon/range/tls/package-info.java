/** The range's own certificate authority, and the certificate with every name Azure's clients may ask for. */
@NullMarked
package dev.cordon.range.tls;

import org.jspecify.annotations.NullMarked;
