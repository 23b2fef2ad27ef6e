/** Reopens a contained virtual machine from its recorded before-image. */
@NullMarked
package dev.cordon.runbook.releasevm;

import org.jspecify.annotations.NullMarked;
