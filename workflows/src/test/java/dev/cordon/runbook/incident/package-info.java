@NullMarked
package dev.cordon.runbook.incident;

import org.jspecify.annotations.NullMarked;
