package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Writing and reading the pages of page blobs, as disk images are. */
final class PageBlobs {
    private static final long PAGE = 512;

    private PageBlobs() {}

    static Answer put(BlobCall call) {
        Blob blob = call.currentOrNotFound();
        requirePageBlob(blob);
        Conditions.checkWrite(call, blob);
        WriteOnce.requireChangeable(call.container(), blob, call.now());
        Leases.checkWrite(call, blob.lease, "Blob");
        ByteRange range = alignedRange(call, blob);
        String action = call.header("x-ms-page-write").orElseThrow(() -> StorageError.missingHeader("x-ms-page-write"));
        switch (action.toLowerCase(Locale.ROOT)) {
            case "update" -> update(call, blob, range);
            case "clear" -> clear(call, blob, range);
            default -> throw StorageError.invalidHeader("x-ms-page-write", action);
        }
        blob.touch(call.now());
        return Described.briefly(Answer.empty(201), blob)
                .with("Content-MD5", call.content().md5())
                .with("x-ms-blob-sequence-number", String.valueOf(blob.sequenceNumber));
    }

    private static void update(BlobCall call, Blob blob, ByteRange range) {
        Checksums.check(call);
        if (call.content().length() != range.length()) {
            throw StorageError.of(
                    400, "InvalidPageRange", "The page range specified does not fit the content's length.");
        }
        call.bodies()
                .overwrite(ownFile(call, blob), range.first(), call.content().segment());
        mark(blob.pages, range.first(), range.last() + 1);
    }

    private static void clear(BlobCall call, Blob blob, ByteRange range) {
        call.bodies().clear(ownFile(call, blob), range.first(), range.length());
        unmark(blob.pages, range.first(), range.last() + 1);
    }

    /** A snapshot or version may still hold the file that is about to change, or there is none yet: then one is made. */
    private static Segment ownFile(BlobCall call, Blob blob) {
        Segment file = blob.segments.get(0);
        boolean shared =
                call.historyOrNew().all().anyMatch(other -> !other.equals(blob) && other.segments.contains(file));
        if (!shared && !file.takesNoSpace()) {
            return file;
        }
        Segment own = call.bodies().copy(file);
        blob.segments.set(0, own);
        return own;
    }

    static Answer ranges(BlobCall call) {
        Blob blob = call.asked();
        requirePageBlob(blob);
        if (call.query("prevsnapshot").isPresent()) {
            throw StorageError.notImplemented("GetPageRangesDiff");
        }
        Xml xml = new Xml("PageList");
        ByteRange wanted = ByteRange.of(call).orElse(new ByteRange(0, Long.MAX_VALUE - 1));
        for (Map.Entry<Long, Long> page : blob.pages.entrySet()) {
            long start = Math.max(page.getKey(), wanted.first());
            long end = Math.min(page.getValue() - 1, wanted.last());
            if (start <= end) {
                xml.open("PageRange").text("Start", start).text("End", end).close();
            }
        }
        return Answer.text(200, "application/xml", xml.finish())
                .with("ETag", blob.etag)
                .with("Last-Modified", Timestamps.http(blob.modified))
                .with("x-ms-blob-content-length", String.valueOf(blob.length()));
    }

    private static void requirePageBlob(Blob blob) {
        if (blob.type != BlobType.PAGE) {
            throw StorageError.of(409, "InvalidBlobType", "The blob type is invalid for this operation.");
        }
    }

    private static ByteRange alignedRange(BlobCall call, Blob blob) {
        ByteRange range = ByteRange.of(call).orElseThrow(() -> StorageError.missingHeader("x-ms-range"));
        boolean aligned = range.first() % PAGE == 0 && (range.last() + 1) % PAGE == 0;
        if (!aligned || range.last() >= blob.length() || range.last() < range.first()) {
            throw StorageError.of(416, "InvalidPageRange", "The page range specified is invalid.");
        }
        return range;
    }

    /** Adds a stretch to a set of disjoint stretches, joining its neighbours. */
    static void mark(NavigableMap<Long, Long> pages, long start, long end) {
        long from = start;
        long to = end;
        Map.Entry<Long, Long> before = pages.floorEntry(start);
        if (before != null && before.getValue() >= start) {
            from = before.getKey();
            to = Math.max(to, before.getValue());
        }
        for (Map.Entry<Long, Long> next = pages.ceilingEntry(from);
                next != null && next.getKey() <= to;
                next = pages.ceilingEntry(from)) {
            to = Math.max(to, next.getValue());
            pages.remove(next.getKey());
        }
        pages.put(from, to);
    }

    /** Takes a stretch out of a set of disjoint stretches. */
    static void unmark(NavigableMap<Long, Long> pages, long start, long end) {
        Map<Long, Long> hit = new TreeMap<>(pages.headMap(end, false));
        hit.forEach((from, to) -> {
            if (to > start) {
                pages.remove(from);
                if (from < start) {
                    pages.put(from, start);
                }
                if (to > end) {
                    pages.put(end, to);
                }
            }
        });
    }
}
