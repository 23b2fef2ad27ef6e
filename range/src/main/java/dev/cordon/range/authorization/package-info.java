/** Microsoft.Authorization: locks, role definitions, role assignments, permissions. */
@NullMarked
package dev.cordon.range.authorization;

import org.jspecify.annotations.NullMarked;
