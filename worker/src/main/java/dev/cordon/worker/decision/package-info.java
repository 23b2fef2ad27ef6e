/** Names plans by their hash, and verifies the signatures of decisions. */
@NullMarked
package dev.cordon.worker.decision;

import org.jspecify.annotations.NullMarked;
