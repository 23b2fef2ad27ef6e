@NullMarked
package dev.cordon.azure.custody;

import org.jspecify.annotations.NullMarked;
