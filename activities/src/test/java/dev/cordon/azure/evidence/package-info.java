@NullMarked
package dev.cordon.azure.evidence;

import org.jspecify.annotations.NullMarked;
