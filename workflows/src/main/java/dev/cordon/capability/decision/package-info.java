/** Decisions of people, and how it is known who took them. */
@NullMarked
package dev.cordon.capability.decision;

import org.jspecify.annotations.NullMarked;
