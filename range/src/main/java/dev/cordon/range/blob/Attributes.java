package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Changing what a blob says about itself: metadata, properties, tags, tier; and taking snapshots of it. */
final class Attributes {
    private Attributes() {}

    static Answer setMetadata(BlobCall call) {
        Blob blob = changeable(call);
        Blob revised = Succession.revise(call, blob);
        revised.metadata.clear();
        revised.metadata.putAll(call.metadata());
        return Described.briefly(Answer.empty(200), revised);
    }

    static Answer setProperties(BlobCall call) {
        Blob blob = changeable(call);
        blob.content = ContentProperties.of(call.call(), false);
        if (blob.type == BlobType.PAGE) {
            blob.content = blob.content.withMd5(blob.content.md5());
            call.header("x-ms-blob-content-length").ifPresent(text -> resize(call, blob, text));
        }
        blob.touch(call.now());
        return Described.briefly(Answer.empty(200), blob)
                .with("x-ms-blob-sequence-number", String.valueOf(blob.sequenceNumber));
    }

    private static void resize(BlobCall call, Blob blob, String text) {
        long length = Writes.pageLength(text);
        Segment own = call.bodies().copy(blob.segments.get(0));
        blob.segments.set(0, call.bodies().resize(own, length));
        PageBlobs.unmark(blob.pages, length, Long.MAX_VALUE);
    }

    static Answer setTags(BlobCall call) {
        String text = call.call().text();
        Blob blob = call.asked();
        TreeMap<String, String> tags = new TreeMap<>();
        XmlBody.parse(text)
                .child("TagSet")
                .ifPresent(set -> set.children()
                        .forEach(tag -> tags.put(
                                tag.textOf("Key").orElseThrow(StorageError::invalidXml),
                                tag.textOf("Value").orElse(""))));
        if (tags.size() > 10) {
            throw StorageError.of(400, "InvalidInput", "A blob can have at most 10 tags.");
        }
        blob.tags = tags;
        return Answer.empty(204);
    }

    static Answer getTags(BlobCall call) {
        Blob blob = call.asked();
        Xml xml = new Xml("Tags");
        writeTagSet(xml, blob.tags);
        return Answer.text(200, "application/xml", xml.finish());
    }

    static void writeTagSet(Xml xml, Map<String, String> tags) {
        xml.open("TagSet");
        tags.forEach((key, value) ->
                xml.open("Tag").text("Key", key).text("Value", value).close());
        xml.close();
    }

    static Answer setTier(BlobCall call) {
        Blob blob = call.asked();
        String tier = call.header("x-ms-access-tier").orElseThrow(() -> StorageError.missingHeader("x-ms-access-tier"));
        boolean known = List.of("hot", "cool", "cold", "archive").contains(tier.toLowerCase(Locale.ROOT));
        if (blob.type == BlobType.BLOCK && !known) {
            throw StorageError.invalidHeader("x-ms-access-tier", tier);
        }
        blob.tier = tier;
        blob.tierChanged = call.now();
        return Answer.empty(200);
    }

    static Answer snapshot(BlobCall call) {
        Blob blob = call.currentOrNotFound();
        Conditions.checkWrite(call, blob);
        WriteOnce.requireChangeable(call.container(), blob, call.now());
        Blob snapshot = blob.duplicate();
        snapshot.snapshot = Timestamps.unique(call.now());
        if (!call.metadata().isEmpty()) {
            snapshot.metadata.clear();
            snapshot.metadata.putAll(call.metadata());
        }
        call.historyOrNew().snapshots.put(snapshot.snapshot, snapshot);
        return Described.briefly(Answer.empty(201), blob).with("x-ms-snapshot", snapshot.snapshot);
    }

    private static Blob changeable(BlobCall call) {
        Blob blob = call.currentOrNotFound();
        Conditions.checkWrite(call, blob);
        WriteOnce.requireChangeable(call.container(), blob, call.now());
        Leases.checkWrite(call, blob.lease, "Blob");
        return blob;
    }
}
