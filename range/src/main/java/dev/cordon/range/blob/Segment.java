package dev.cordon.range.blob;

import org.jspecify.annotations.Nullable;

/**
 * Part of a blob's bytes, which never changes once written: a file, or a stretch of a disk's image that takes no space.
 *
 * @param file the file's name in the account's folder; empty where there is none
 * @param length its length in bytes
 * @param image the stretch of an image that it is; null where it is a file
 */
record Segment(String file, long length, @Nullable Stretch image) {
    static Segment inFile(String file, long length) {
        return new Segment(file, length, null);
    }

    static Segment ofImage(String content, long first, long length) {
        return new Segment("", length, new Stretch(content, first));
    }

    boolean takesNoSpace() {
        return image != null;
    }
}
