/** Incidents as Microsoft Sentinel sends them, and the machines that they name. */
@NullMarked
package dev.cordon.starter.sentinel;

import org.jspecify.annotations.NullMarked;
