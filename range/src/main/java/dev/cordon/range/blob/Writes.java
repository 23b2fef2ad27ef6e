package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Putting whole blobs, and beginning append and page blobs. */
final class Writes {
    private static final long PAGE = 512;

    private Writes() {}

    static Answer putBlob(BlobCall call) {
        BlobType type = BlobType.of(
                call.header("x-ms-blob-type").orElseThrow(() -> StorageError.missingHeader("x-ms-blob-type")));
        Checksums.check(call);
        Succession.requireReplaceable(call);
        Blob blob = newBlob(call, type, ContentProperties.of(call.call(), true));
        switch (type) {
            case BLOCK -> fill(call, blob);
            case APPEND -> requireNoContent(call);
            case PAGE -> lay(call, blob);
        }
        Succession.replace(call, blob);
        Answer answer = Described.briefly(Answer.empty(201), blob);
        return type == BlobType.BLOCK
                ? answer.with("Content-MD5", call.content().md5())
                        .with("x-ms-content-crc64", call.content().crc64())
                : answer;
    }

    /** A blob with the metadata, tags and tier that the request carries. */
    static Blob newBlob(BlobCall call, BlobType type, ContentProperties content) {
        Blob blob = new Blob(type, call.now(), content);
        blob.metadata.putAll(call.metadata());
        call.header("x-ms-tags").ifPresent(tags -> blob.tags.putAll(tags(tags)));
        call.header("x-ms-access-tier").ifPresent(tier -> blob.tier = tier);
        return blob;
    }

    private static void fill(BlobCall call, Blob blob) {
        String md5 = call.content().md5();
        call.header("x-ms-blob-content-md5").ifPresent(given -> Checksums.checkMd5(given, md5));
        blob.content = blob.content.withMd5(md5);
        blob.segments.add(call.keepContent());
    }

    private static void lay(BlobCall call, Blob blob) {
        requireNoContent(call);
        String text = call.header("x-ms-blob-content-length")
                .orElseThrow(() -> StorageError.missingHeader("x-ms-blob-content-length"));
        blob.segments.add(call.bodies().sparse(pageLength(text)));
        blob.sequenceNumber =
                call.header("x-ms-blob-sequence-number").map(Long::parseLong).orElse(0L);
    }

    static long pageLength(String text) {
        try {
            long length = Long.parseLong(text);
            if (length >= 0 && length % PAGE == 0) {
                return length;
            }
        } catch (NumberFormatException malformed) {
            throw StorageError.invalidHeader("x-ms-blob-content-length", text);
        }
        throw StorageError.invalidHeader("x-ms-blob-content-length", text);
    }

    private static void requireNoContent(BlobCall call) {
        if (call.content().length() > 0) {
            throw StorageError.of(
                    400, "InvalidHeaderValue", "Content-Length must be 0 when an append or page blob is created.");
        }
    }

    /** Reads tags in the form of a query string. */
    static Map<String, String> tags(String text) {
        Map<String, String> tags = new TreeMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                tags.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        if (tags.size() > 10) {
            throw StorageError.of(400, "InvalidHeaderValue", "A blob can have at most 10 tags.");
        }
        return tags;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
