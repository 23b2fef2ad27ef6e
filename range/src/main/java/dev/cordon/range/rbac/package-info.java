/** Role definitions, role assignments, and what they let a principal do. */
@NullMarked
package dev.cordon.range.rbac;

import org.jspecify.annotations.NullMarked;
