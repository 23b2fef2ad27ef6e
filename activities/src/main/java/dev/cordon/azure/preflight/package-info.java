/** What stands in the way of a containment, read from Azure before anything is changed. */
@NullMarked
package dev.cordon.azure.preflight;

import org.jspecify.annotations.NullMarked;
