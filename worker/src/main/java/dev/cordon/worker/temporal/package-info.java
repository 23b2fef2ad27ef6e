/** The connection to Temporal: a server of one's own, or Temporal Cloud. */
@NullMarked
package dev.cordon.worker.temporal;

import org.jspecify.annotations.NullMarked;
