/** Evidence: disk snapshots and the Activity Log, kept where nobody can alter them. */
@NullMarked
package dev.cordon.capability.evidence;

import org.jspecify.annotations.NullMarked;
