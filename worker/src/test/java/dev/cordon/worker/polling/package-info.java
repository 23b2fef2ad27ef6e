@NullMarked
package dev.cordon.worker.polling;

import org.jspecify.annotations.NullMarked;
