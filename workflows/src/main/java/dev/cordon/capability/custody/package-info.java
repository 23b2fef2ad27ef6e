/** Chain of custody: who collected what, when and by whose leave, record by record, and the seal at the end. */
@NullMarked
package dev.cordon.capability.custody;

import org.jspecify.annotations.NullMarked;
