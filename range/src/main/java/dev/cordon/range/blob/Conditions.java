package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conditional headers of a request, weighed against what is there. */
final class Conditions {
    private Conditions() {}

    /** Refuses a write whose conditions the present state does not meet. */
    static void checkWrite(BlobCall call, @Nullable Blob blob) {
        if (blob != null && call.header("If-None-Match").filter("*"::equals).isPresent()) {
            throw StorageError.of(409, "BlobAlreadyExists", "The specified blob already exists.");
        }
        check(call, blob == null ? null : blob.etag, blob == null ? null : blob.modified, false);
    }

    /** Refuses a read whose conditions the present state does not meet. */
    static void checkRead(BlobCall call, Blob blob) {
        check(call, blob.etag, blob.modified, true);
    }

    /** The same for a container. */
    static void checkContainer(BlobCall call, Container container) {
        check(call, container.etag, container.modified, false);
    }

    private static void check(BlobCall call, @Nullable String etag, @Nullable Instant modified, boolean reading) {
        boolean unmatched = call.header("If-Match")
                .filter(wanted -> etag == null || !matches(wanted, etag))
                .isPresent();
        boolean changed = time(call, "If-Unmodified-Since")
                .filter(since -> modified != null && modified.isAfter(since))
                .isPresent();
        if (unmatched || changed) {
            throw notMet();
        }
        Optional<String> none = call.header("If-None-Match");
        boolean matched =
                none.filter(unwanted -> etag != null && matches(unwanted, etag)).isPresent();
        boolean unchanged = none.isEmpty()
                && time(call, "If-Modified-Since")
                        .filter(since -> modified != null && !modified.isAfter(since))
                        .isPresent();
        if (matched || unchanged) {
            throw reading ? notModified(String.valueOf(etag)) : notMet();
        }
    }

    private static boolean matches(String wanted, String etag) {
        return Arrays.stream(wanted.split(","))
                .map(one -> one.trim().replaceFirst("^W/", ""))
                .anyMatch(one -> one.equals("*") || one.equals(etag) || ("\"" + one + "\"").equals(etag));
    }

    private static Optional<Instant> time(BlobCall call, String name) {
        // Headers carry whole seconds; a change within that second is not later.
        return call.header(name).map(text -> Timestamps.parseHttp(text, name).plus(999, ChronoUnit.MILLIS));
    }

    private static Refusal notMet() {
        return StorageError.of(
                412, "ConditionNotMet", "The condition specified using HTTP conditional header(s) is not met.");
    }

    private static Refusal notModified(String etag) {
        return new Refusal(
                Answer.empty(304).with("x-ms-error-code", "ConditionNotMet").with("ETag", etag));
    }
}
