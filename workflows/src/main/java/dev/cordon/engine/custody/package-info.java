/** The chain of custody of a run, and its manifest. */
@NullMarked
package dev.cordon.engine.custody;

import org.jspecify.annotations.NullMarked;
