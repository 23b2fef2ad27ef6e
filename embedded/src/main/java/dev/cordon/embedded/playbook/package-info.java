/** The playbook as it is deployed to Azure, deployed to the range. */
@NullMarked
package dev.cordon.embedded.playbook;

import org.jspecify.annotations.NullMarked;
