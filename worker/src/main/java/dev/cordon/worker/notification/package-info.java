/** How this worker reaches people, if it plays the role notification. */
@NullMarked
package dev.cordon.worker.notification;

import org.jspecify.annotations.NullMarked;
