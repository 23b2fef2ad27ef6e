package dev.cordon.range.blob;

/**
 * A block of a block blob.
 *
 * @param id its id, base64, as the client chose it
 * @param segment its bytes
 */
record Block(String id, Segment segment) {}
