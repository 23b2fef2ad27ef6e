/** Makes the vault that takes the evidence. */
@NullMarked
package dev.cordon.runbook.provision;

import org.jspecify.annotations.NullMarked;
