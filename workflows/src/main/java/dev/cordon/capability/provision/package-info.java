/** Making a vault. */
@NullMarked
package dev.cordon.capability.provision;

import org.jspecify.annotations.NullMarked;
