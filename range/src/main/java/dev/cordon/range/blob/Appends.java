package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;

/** Adding to append blobs. */
final class Appends {
    private Appends() {}

    static Answer append(BlobCall call) {
        Blob blob = call.currentOrNotFound();
        requireAppendBlob(blob);
        Checksums.check(call);
        Conditions.checkWrite(call, blob);
        WriteOnce.requireAppendable(call.container(), blob, call.now());
        Leases.checkWrite(call, blob.lease, "Blob");
        checkPosition(call, blob);
        long offset = blob.length();
        blob.segments.add(call.keepContent());
        blob.appendedBlocks++;
        blob.touch(call.now());
        return Described.briefly(Answer.empty(201), blob)
                .with("Content-MD5", call.content().md5())
                .with("x-ms-content-crc64", call.content().crc64())
                .with("x-ms-blob-append-offset", String.valueOf(offset))
                .with("x-ms-blob-committed-block-count", String.valueOf(blob.appendedBlocks));
    }

    static Answer seal(BlobCall call) {
        Blob blob = call.currentOrNotFound();
        requireAppendBlob(blob);
        Conditions.checkWrite(call, blob);
        Leases.checkWrite(call, blob.lease, "Blob");
        blob.sealed = true;
        blob.touch(call.now());
        return Described.briefly(Answer.empty(200), blob).with("x-ms-blob-sealed", "true");
    }

    private static void requireAppendBlob(Blob blob) {
        if (blob.type != BlobType.APPEND) {
            throw StorageError.of(409, "InvalidBlobType", "The blob type is invalid for this operation.");
        }
        if (blob.sealed) {
            throw StorageError.of(
                    409, "BlobIsSealed", "The specified blob is sealed and its contents can't be modified.");
        }
    }

    private static void checkPosition(BlobCall call, Blob blob) {
        long length = blob.length();
        if (call.header("x-ms-blob-condition-appendpos")
                .filter(at -> !at.equals(String.valueOf(length)))
                .isPresent()) {
            throw StorageError.of(
                    412, "AppendPositionConditionNotMet", "The append position condition specified was not met.");
        }
        long after = length + call.content().length();
        if (call.header("x-ms-blob-condition-maxsize")
                .filter(most -> after > Long.parseLong(most))
                .isPresent()) {
            throw StorageError.of(
                    412, "MaxBlobSizeConditionNotMet", "The max blob size condition specified was not met.");
        }
    }
}
