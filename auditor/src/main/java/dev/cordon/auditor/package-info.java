/** Reads what a run left behind, months later, without trusting anyone. */
@NullMarked
package dev.cordon.auditor;

import org.jspecify.annotations.NullMarked;
