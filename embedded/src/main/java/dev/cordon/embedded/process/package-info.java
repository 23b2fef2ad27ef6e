/** The processes of an installation: started in order, watched, started again when they die, stopped. */
@NullMarked
package dev.cordon.embedded.process;

import org.jspecify.annotations.NullMarked;
