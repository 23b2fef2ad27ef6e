package dev.cordon.range.blob;

import dev.cordon.range.http.Refusal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of bytes that a request names.
 *
 * @param first the first byte
 * @param last the last byte, included; {@link Long#MAX_VALUE} where it is open
 */
record ByteRange(long first, long last) {
    private static final Pattern FORM = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");

    /** Reads {@code x-ms-range}, or {@code Range} where that is missing; other forms than Azure's are ignored. */
    static Optional<ByteRange> of(BlobCall call) {
        return call.header("x-ms-range").or(() -> call.header("Range")).flatMap(ByteRange::parse);
    }

    static Optional<ByteRange> parse(String text) {
        Matcher form = FORM.matcher(text.trim());
        if (!form.matches()) {
            return Optional.empty();
        }
        long last = form.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(form.group(2));
        return Optional.of(new ByteRange(Long.parseLong(form.group(1)), last));
    }

    /** The part of it that lies within a body. */
    ByteRange within(long length) {
        if (first >= length || last < first) {
            throw invalid(length);
        }
        return new ByteRange(first, Math.min(last, length - 1));
    }

    long length() {
        return last - first + 1;
    }

    private static Refusal invalid(long length) {
        return new Refusal(StorageError.answer(
                        416, "InvalidRange", "The range specified is invalid for the current size of the resource.")
                .with("Content-Range", "bytes */" + length));
    }
}
