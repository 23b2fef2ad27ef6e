/** The way in for clients that know Azure by its public names only. */
@NullMarked
package dev.cordon.range.proxy;

import org.jspecify.annotations.NullMarked;
