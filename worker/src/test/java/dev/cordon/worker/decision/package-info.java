@NullMarked
package dev.cordon.worker.decision;

import org.jspecify.annotations.NullMarked;
