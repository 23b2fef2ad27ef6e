@NullMarked
package dev.cordon.azure.identity;

import org.jspecify.annotations.NullMarked;
