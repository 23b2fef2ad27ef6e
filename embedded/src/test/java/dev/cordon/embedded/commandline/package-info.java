/** The commands as a user gives them. */
@NullMarked
package dev.cordon.embedded.commandline;

import org.jspecify.annotations.NullMarked;
