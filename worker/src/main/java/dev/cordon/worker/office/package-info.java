/** Calls people, and looks after runs that others ended. */
@NullMarked
package dev.cordon.worker.office;

import org.jspecify.annotations.NullMarked;
