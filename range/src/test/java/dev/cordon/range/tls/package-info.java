@NullMarked
package dev.cordon.range.tls;

import org.jspecify.annotations.NullMarked;
