/** Handling an incident of Microsoft Sentinel from what it names to what is written back (azure-ir-02). */
@NullMarked
package dev.cordon.runbook.incident;

import org.jspecify.annotations.NullMarked;
