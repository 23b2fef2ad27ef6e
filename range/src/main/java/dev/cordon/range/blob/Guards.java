package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;
import java.time.Instant;
import java.util.Optional;

/** Retention and legal holds of single blob versions. */
final class Guards {
    private static final String UNTIL = "x-ms-immutability-policy-until-date";
    private static final String MODE = "x-ms-immutability-policy-mode";
    private static final String HOLD = "x-ms-legal-hold";

    private Guards() {}

    /** Applies the guards that a write asks for on the blob it makes. */
    static void apply(BlobCall call, Blob fresh) {
        Optional<Instant> until = call.header(UNTIL).map(text -> Timestamps.parseHttp(text, UNTIL));
        Optional<String> hold = call.header(HOLD);
        if (until.isPresent() || hold.isPresent()) {
            requireSupport(call.container());
        }
        if (until.isPresent()) {
            fresh.retainedUntil = until.get();
            fresh.retentionLocked = locked(call);
        }
        hold.ifPresent(value -> fresh.legalHold = Boolean.parseBoolean(value));
    }

    static Answer setPolicy(BlobCall call) {
        Blob blob = call.asked();
        requireSupport(call.container());
        String text = call.header(UNTIL).orElseThrow(() -> StorageError.missingHeader(UNTIL));
        Instant until = Timestamps.parseHttp(text, UNTIL);
        if (until.isBefore(call.now())) {
            throw StorageError.invalidHeader(UNTIL, text);
        }
        boolean shortened = blob.retainedUntil != null && until.isBefore(blob.retainedUntil);
        if (blob.retentionLocked && (shortened || !locked(call))) {
            throw immutable("A locked immutability policy can only be extended.");
        }
        blob.retainedUntil = until;
        blob.retentionLocked = locked(call);
        return Answer.empty(200)
                .with(UNTIL, Timestamps.http(until))
                .with(MODE, blob.retentionLocked ? "locked" : "unlocked");
    }

    static Answer deletePolicy(BlobCall call) {
        Blob blob = call.asked();
        requireSupport(call.container());
        if (blob.retentionLocked) {
            throw immutable("A locked immutability policy cannot be deleted.");
        }
        blob.retainedUntil = null;
        return Answer.empty(200);
    }

    static Answer setLegalHold(BlobCall call) {
        Blob blob = call.asked();
        requireSupport(call.container());
        String hold = call.header(HOLD).orElseThrow(() -> StorageError.missingHeader(HOLD));
        blob.legalHold = Boolean.parseBoolean(hold);
        return Answer.empty(200).with(HOLD, String.valueOf(blob.legalHold));
    }

    private static boolean locked(BlobCall call) {
        String mode = call.header(MODE).orElse("unlocked");
        if (!mode.equalsIgnoreCase("locked") && !mode.equalsIgnoreCase("unlocked")) {
            throw StorageError.invalidHeader(MODE, mode);
        }
        return mode.equalsIgnoreCase("locked");
    }

    private static void requireSupport(Container container) {
        if (!container.versionLevelImmutability) {
            throw StorageError.of(
                    409,
                    "ImmutableStorageWithVersioningNotEnabled",
                    "Immutable storage with versioning is not enabled on the container '" + container.name + "'.");
        }
    }

    private static RuntimeException immutable(String message) {
        return StorageError.of(409, "BlobImmutableDueToPolicy", message);
    }
}
