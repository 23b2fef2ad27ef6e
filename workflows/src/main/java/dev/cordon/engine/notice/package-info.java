/** Telling people and other systems what a run does, beside the run, so that nobody who does not answer delays it. */
@NullMarked
package dev.cordon.engine.notice;

import org.jspecify.annotations.NullMarked;
