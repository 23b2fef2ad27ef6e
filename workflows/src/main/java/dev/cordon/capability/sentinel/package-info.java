/** Incidents of Microsoft Sentinel: reading what they name, and writing back what was done about them. */
@NullMarked
package dev.cordon.capability.sentinel;

import org.jspecify.annotations.NullMarked;
