/** What the operators of this installation decided, read into the run's history. */
@NullMarked
package dev.cordon.capability.policy;

import org.jspecify.annotations.NullMarked;
