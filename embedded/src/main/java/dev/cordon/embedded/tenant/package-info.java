/** The tenant as anybody sees it: read over HTTPS without a word from Cordon, to judge what Cordon did to it. */
@NullMarked
package dev.cordon.embedded.tenant;

import org.jspecify.annotations.NullMarked;
