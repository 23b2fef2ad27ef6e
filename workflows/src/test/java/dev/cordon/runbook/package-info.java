@NullMarked
package dev.cordon.runbook;

import org.jspecify.annotations.NullMarked;
