/** What the operators decided about containment, checked when the worker starts. */
@NullMarked
package dev.cordon.worker.policy;

import org.jspecify.annotations.NullMarked;
