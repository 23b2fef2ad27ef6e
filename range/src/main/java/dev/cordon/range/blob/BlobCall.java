package dev.cordon.range.blob;

import dev.cordon.range.http.Call;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A blob request whose account is known, on its way through the service. */
final class BlobCall {
    private static final String METADATA = "x-ms-meta-";

    private final Call call;
    private final BlobTarget target;
    private final BlobOperation operation;
    private final Account account;
    private final Accounts accounts;
    private @Nullable Spooled content;
    private boolean kept;
    private boolean mayOnlyCreate;

    BlobCall(Call call, BlobTarget target, BlobOperation operation, Account account, Accounts accounts) {
        this.call = call;
        this.target = target;
        this.operation = operation;
        this.account = account;
        this.accounts = accounts;
    }

    Call call() {
        return call;
    }

    BlobTarget target() {
        return target;
    }

    BlobOperation operation() {
        return operation;
    }

    Account account() {
        return account;
    }

    Accounts accounts() {
        return accounts;
    }

    BodyFolder bodies() {
        return accounts.bodies(account);
    }

    Instant now() {
        return accounts.clock().instant();
    }

    Optional<String> header(String name) {
        return call.header(name);
    }

    Optional<String> query(String name) {
        return call.query(name);
    }

    String containerName() {
        return String.valueOf(target.container());
    }

    String blobName() {
        return String.valueOf(target.blob());
    }

    Container container() {
        return account.container(containerName()).orElseThrow(StorageError::containerNotFound);
    }

    Optional<BlobHistory> history() {
        return Optional.ofNullable(container().blobs.get(blobName()));
    }

    BlobHistory historyOrNew() {
        return container().blobs.computeIfAbsent(blobName(), missing -> new BlobHistory());
    }

    /** The current state of the blob. */
    Optional<Blob> current() {
        return history().map(history -> history.current);
    }

    Blob currentOrNotFound() {
        return current().orElseThrow(StorageError::blobNotFound);
    }

    /** The state that the query names: a version, a snapshot or the current one. */
    Blob asked() {
        BlobHistory history = history().orElseThrow(StorageError::blobNotFound);
        Blob found = query("versionid")
                .map(history::version)
                .or(() -> query("snapshot").map(history.snapshots::get))
                .orElse(null);
        if (query("versionid").isPresent() || query("snapshot").isPresent()) {
            return Optional.ofNullable(found).orElseThrow(StorageError::blobNotFound);
        }
        return currentOrNotFound();
    }

    Map<String, String> metadata() {
        Map<String, String> metadata = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        call.headers().forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith(METADATA)) {
                metadata.put(name.substring(METADATA.length()), value);
            }
        });
        if (metadata.containsKey("")) {
            throw StorageError.of(400, "EmptyMetadataKey", "The key for one of the metadata key-value pairs is empty.");
        }
        return metadata;
    }

    void content(Spooled spooled) {
        content = spooled;
    }

    /** The body, written to disk; it is deleted again unless it is kept. */
    Spooled content() {
        if (content == null) {
            throw new IllegalStateException(operation + " carries no content");
        }
        return content;
    }

    /** The body's bytes, to become part of a blob. */
    Segment keepContent() {
        kept = true;
        return content().segment();
    }

    void dropUnlessKept() {
        if (content != null && !kept) {
            bodies().delete(content.segment());
        }
    }

    void mayOnlyCreate() {
        mayOnlyCreate = true;
    }

    /** Refuses where the caller may create blobs but not overwrite them. */
    void requireRightToOverwrite() {
        if (mayOnlyCreate) {
            throw StorageError.of(
                    403, "UnauthorizedBlobOverwrite", "This request is not authorized to perform blob overwrites.");
        }
    }
}
