/** Cuts a virtual machine off the network while keeping its disks as evidence (azure-ir-05). */
@NullMarked
package dev.cordon.runbook.isolatevm;

import org.jspecify.annotations.NullMarked;
