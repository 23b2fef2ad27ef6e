@NullMarked
package dev.cordon.worker.office;

import org.jspecify.annotations.NullMarked;
