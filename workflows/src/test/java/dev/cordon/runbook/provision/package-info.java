/** Specs of the making of a vault. */
@NullMarked
package dev.cordon.runbook.provision;

import org.jspecify.annotations.NullMarked;
