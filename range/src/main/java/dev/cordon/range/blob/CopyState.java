package dev.cordon.range.blob;

import java.time.Instant;

/**
 * How a blob came to be a copy.
 *
 * @param id the copy's id
 * @param status {@code success}, {@code aborted} or {@code failed}
 * @param source the address it was copied from, without its signature
 * @param progress bytes copied of bytes in all
 * @param completed when it ended
 */
record CopyState(String id, String status, String source, String progress, Instant completed) {}
