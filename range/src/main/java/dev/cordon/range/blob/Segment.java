package dev.cordon.range.blob;

/**
 * A file that holds part of a blob's bytes and never changes once written.
 *
 * @param file the file's name in the account's folder
 * @param length its length in bytes
 */
record Segment(String file, long length) {}
