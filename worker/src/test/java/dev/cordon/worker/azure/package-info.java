@NullMarked
package dev.cordon.worker.azure;

import org.jspecify.annotations.NullMarked;
