/** The record of a run, kept in the vault. */
@NullMarked
package dev.cordon.capability.record;

import org.jspecify.annotations.NullMarked;
