/** Managed identities of a virtual machine and what they were allowed to do. */
@NullMarked
package dev.cordon.capability.identity;

import org.jspecify.annotations.NullMarked;
