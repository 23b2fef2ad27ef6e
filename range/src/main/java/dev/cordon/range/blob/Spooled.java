package dev.cordon.range.blob;

/**
 * Bytes received, not yet part of any blob.
 *
 * @param segment where they lie
 * @param md5 their MD5, base64; empty where nobody wants to know it
 * @param crc64 their CRC-64 as Azure computes it, base64; empty likewise
 */
record Spooled(Segment segment, String md5, String crc64) {
    long length() {
        return segment.length();
    }
}
