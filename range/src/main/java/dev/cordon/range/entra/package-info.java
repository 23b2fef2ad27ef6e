/** The directory's sign-in side: discovery, tokens, and the check of tokens that come back. */
@NullMarked
package dev.cordon.range.entra;

import org.jspecify.annotations.NullMarked;
