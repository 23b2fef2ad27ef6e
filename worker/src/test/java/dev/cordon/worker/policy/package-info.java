@NullMarked
package dev.cordon.worker.policy;

import org.jspecify.annotations.NullMarked;
