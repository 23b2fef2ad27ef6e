@NullMarked
package dev.cordon.azure.image;

import org.jspecify.annotations.NullMarked;
