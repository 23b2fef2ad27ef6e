package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Reading blobs and what they say about themselves. */
final class Reads {
    private static final Map<String, String> OVERRIDES = Map.of(
            "rscc", "Cache-Control",
            "rscd", "Content-Disposition",
            "rsce", "Content-Encoding",
            "rscl", "Content-Language",
            "rsct", "Content-Type");

    private Reads() {}

    static Answer blob(BlobCall call) {
        Blob blob = call.asked();
        Conditions.checkRead(call, blob);
        if ("Archive".equals(blob.tier)) {
            throw StorageError.of(409, "BlobArchived", "This operation is not permitted on an archived blob.");
        }
        Optional<ByteRange> range = ByteRange.of(call).map(asked -> asked.within(blob.length()));
        Answer answer = range.isPresent() ? part(call, blob, range.get()) : whole(call, blob);
        for (Map.Entry<String, String> override : OVERRIDES.entrySet()) {
            Optional<String> value = call.query(override.getKey());
            answer = value.isPresent() ? answer.with(override.getValue(), value.get()) : answer;
        }
        return answer;
    }

    static Answer properties(BlobCall call) {
        Blob blob = call.asked();
        Conditions.checkRead(call, blob);
        return described(call, Answer.stream(200, InputStream.nullInputStream(), blob.length()), blob);
    }

    static Answer metadata(BlobCall call) {
        Blob blob = call.asked();
        Conditions.checkRead(call, blob);
        Answer answer = Described.briefly(Answer.empty(200), blob);
        for (Map.Entry<String, String> entry : blob.metadata.entrySet()) {
            answer = answer.with("x-ms-meta-" + entry.getKey(), entry.getValue());
        }
        return answer;
    }

    private static Answer whole(BlobCall call, Blob blob) {
        InputStream body = call.bodies().open(blob.segments, 0, blob.length());
        return described(call, Answer.stream(200, body, blob.length()), blob);
    }

    private static Answer part(BlobCall call, Blob blob, ByteRange range) {
        InputStream body = call.bodies().open(blob.segments, range.first(), range.length());
        // Content-MD5 speaks of the bytes in this answer; the whole blob's goes under another name.
        Blob partial = blob.duplicate();
        partial.versionId = blob.versionId;
        partial.lease = blob.lease;
        partial.retainedUntil = blob.retainedUntil;
        partial.retentionLocked = blob.retentionLocked;
        partial.legalHold = blob.legalHold;
        partial.content = blob.content.withMd5(null);
        boolean current = call.current().filter(blob::equals).isPresent();
        Answer answer = Described.fully(Answer.stream(206, body, range.length()), partial, current, call.now())
                .with("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + blob.length());
        String md5 = blob.content.md5();
        answer = md5 == null ? answer : answer.with("x-ms-blob-content-md5", md5);
        boolean wanted = call.header("x-ms-range-get-content-md5")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        return wanted ? answer.with("Content-MD5", md5(call, blob, range)) : answer;
    }

    private static Answer described(BlobCall call, Answer answer, Blob blob) {
        return Described.fully(answer, blob, call.current().filter(blob::equals).isPresent(), call.now());
    }

    private static String md5(BlobCall call, Blob blob, ByteRange range) {
        if (range.length() > 4 * 1024 * 1024) {
            throw StorageError.of(
                    400, "OutOfRangeInput", "The range for x-ms-range-get-content-md5 must not exceed 4 MiB.");
        }
        try (InputStream body = call.bodies().open(blob.segments, range.first(), range.length())) {
            byte[] digest = MessageDigest.getInstance("MD5").digest(body.readAllBytes());
            return Base64.getEncoder().encodeToString(digest);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JVM has no MD5", impossible);
        }
    }
}
