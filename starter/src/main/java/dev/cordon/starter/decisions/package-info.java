/** Decisions of people whom the starter authenticated: who may take which, and the signature that says so. */
@NullMarked
package dev.cordon.starter.decisions;

import org.jspecify.annotations.NullMarked;
