/** What every capability shares: resource ids, the roles of workers, and the failures that retry policies know. */
@NullMarked
package dev.cordon.capability;

import org.jspecify.annotations.NullMarked;
