/** Virtual machines: reading what they are made of, and tagging them. */
@NullMarked
package dev.cordon.capability.compute;

import org.jspecify.annotations.NullMarked;
