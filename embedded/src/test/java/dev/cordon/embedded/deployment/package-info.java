/** The files that an installation in Azure is made with. */
@NullMarked
package dev.cordon.embedded.deployment;

import org.jspecify.annotations.NullMarked;
