package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the service says about a blob in headers. */
final class Described {
    private final Blob blob;
    private final boolean current;
    private final Instant now;
    private Answer answer;

    private Described(Answer answer, Blob blob, boolean current, Instant now) {
        this.answer = answer;
        this.blob = blob;
        this.current = current;
        this.now = now;
    }

    /** Adds everything that Get Blob and Get Blob Properties say. */
    static Answer fully(Answer answer, Blob blob, boolean current, Instant now) {
        Described described = new Described(answer, blob, current, now);
        described.content();
        described.state();
        described.kind();
        described.guards();
        described.copy();
        blob.metadata.forEach((name, value) -> described.add("x-ms-meta-" + name, value));
        return described.answer;
    }

    /** Adds what every write says: the new etag, time and version. */
    static Answer briefly(Answer answer, Blob blob) {
        Answer brief = answer.with("ETag", blob.etag)
                .with("Last-Modified", Timestamps.http(blob.modified))
                .with("x-ms-request-server-encrypted", "true");
        return blob.versionId == null ? brief : brief.with("x-ms-version-id", blob.versionId);
    }

    private void content() {
        ContentProperties content = blob.content;
        add("Content-Type", content.type() == null ? "application/octet-stream" : content.type());
        add("Content-Encoding", content.encoding());
        add("Content-Language", content.language());
        add("Content-Disposition", content.disposition());
        add("Cache-Control", content.cacheControl());
        add("Content-MD5", content.md5());
        add("Accept-Ranges", "bytes");
    }

    private void state() {
        add("ETag", blob.etag);
        add("Last-Modified", Timestamps.http(blob.modified));
        add("x-ms-creation-time", Timestamps.http(blob.created));
        add("x-ms-blob-type", blob.type.wireName());
        add("x-ms-server-encrypted", "true");
        add("x-ms-version-id", blob.versionId);
        if (blob.versionId != null && current) {
            add("x-ms-is-current-version", "true");
        }
        if (!blob.tags.isEmpty()) {
            add("x-ms-tag-count", String.valueOf(blob.tags.size()));
        }
        if (current) {
            boolean held = blob.lease != null && blob.lease.holdsAt(now);
            add("x-ms-lease-status", held ? "locked" : "unlocked");
            add("x-ms-lease-state", blob.lease == null ? "available" : blob.lease.stateAt(now));
            add("x-ms-lease-duration", held && blob.lease != null ? duration(blob.lease) : null);
        }
    }

    static String duration(Lease lease) {
        return lease.until() == null ? "infinite" : "fixed";
    }

    private void kind() {
        switch (blob.type) {
            case BLOCK -> {
                add("x-ms-access-tier", blob.tier == null ? "Hot" : blob.tier);
                add("x-ms-access-tier-inferred", blob.tier == null ? "true" : null);
                add(
                        "x-ms-access-tier-change-time",
                        blob.tierChanged == null ? null : Timestamps.http(blob.tierChanged));
            }
            case APPEND -> {
                add("x-ms-blob-committed-block-count", String.valueOf(blob.appendedBlocks));
                add("x-ms-blob-sealed", blob.sealed ? "true" : null);
            }
            case PAGE -> add("x-ms-blob-sequence-number", String.valueOf(blob.sequenceNumber));
        }
    }

    private void guards() {
        if (blob.retainedUntil != null) {
            add("x-ms-immutability-policy-until-date", Timestamps.http(blob.retainedUntil));
            add("x-ms-immutability-policy-mode", blob.retentionLocked ? "locked" : "unlocked");
        }
        add("x-ms-legal-hold", blob.legalHold ? "true" : null);
    }

    private void copy() {
        if (blob.copy != null) {
            add("x-ms-copy-id", blob.copy.id());
            add("x-ms-copy-status", blob.copy.status());
            add("x-ms-copy-source", blob.copy.source());
            add("x-ms-copy-progress", blob.copy.progress());
            add("x-ms-copy-completion-time", Timestamps.http(blob.copy.completed()));
        }
    }

    private void add(String name, @Nullable String value) {
        if (value != null) {
            answer = answer.with(name, value);
        }
    }
}
