/** All of Cordon on one machine: the commands behind the script {@code cordon}. */
@NullMarked
package dev.cordon.embedded;

import org.jspecify.annotations.NullMarked;
