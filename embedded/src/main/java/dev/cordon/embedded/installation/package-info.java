/** One installation of Cordon on this machine: where it lies, which ports it takes, what runs of it. */
@NullMarked
package dev.cordon.embedded.installation;

import org.jspecify.annotations.NullMarked;
