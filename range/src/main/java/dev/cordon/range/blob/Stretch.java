package dev.cordon.range.blob;

import java.io.InputStream;

/**
 * A place in a disk's image, from where on bytes are made up whenever they are read.
 *
 * @param content names the image's content
 * @param first the first byte
 */
record Stretch(String content, long first) {
    InputStream open(long skip, long count) {
        return GeneratedStream.of(content, first + skip, count);
    }
}
