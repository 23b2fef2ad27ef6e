/** The runbooks of this version, for whoever runs or replays them. */
@NullMarked
package dev.cordon.runbook;

import org.jspecify.annotations.NullMarked;
