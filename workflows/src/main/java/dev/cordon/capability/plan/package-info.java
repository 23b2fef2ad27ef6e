/** What a run is about to change, shown before it changes it, and the hash that an approval names. */
@NullMarked
package dev.cordon.capability.plan;

import org.jspecify.annotations.NullMarked;
