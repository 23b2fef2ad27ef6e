/** The process that polls Temporal and carries runbooks and capabilities out. */
@NullMarked
package dev.cordon.worker;

import org.jspecify.annotations.NullMarked;
