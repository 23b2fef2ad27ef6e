/** Which roles this worker plays, and the polling of their task queues. */
@NullMarked
package dev.cordon.worker.polling;

import org.jspecify.annotations.NullMarked;
