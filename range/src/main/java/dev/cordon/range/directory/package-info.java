/** The tenant's directory: applications and people, with their generated secrets. */
@NullMarked
package dev.cordon.range.directory;

import org.jspecify.annotations.NullMarked;
