package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Building block blobs out of blocks. */
final class Blocks {
    private static final int MOST = 50_000;

    private Blocks() {}

    static Answer put(BlobCall call) {
        Checksums.check(call);
        if (call.content().length() == 0) {
            throw StorageError.of(400, "InvalidHeaderValue", "A block must not be empty (Content-Length 0).");
        }
        stage(call, call.keepContent());
        return Answer.empty(201)
                .with("Content-MD5", call.content().md5())
                .with("x-ms-content-crc64", call.content().crc64())
                .with("x-ms-request-server-encrypted", "true");
    }

    /** Adds a block that is not part of the blob until a block list names it. */
    static void stage(BlobCall call, Segment segment) {
        String id = call.query("blockid")
                .orElseThrow(() -> StorageError.of(
                        400,
                        "MissingRequiredQueryParameter",
                        "A required query parameter was not specified: blockid."));
        requireBase64(id);
        Blob present = call.current().orElse(null);
        if (present != null) {
            call.requireRightToOverwrite();
            WriteOnce.requireReplaceable(call.container(), present);
            Leases.checkWrite(call, present.lease, "Blob");
        }
        BlobHistory history = call.historyOrNew();
        requireSameIdLength(history, id);
        Block replaced = history.uncommitted.put(id, new Block(id, segment));
        if (replaced != null) {
            call.bodies().delete(replaced.segment());
        }
    }

    static Answer commit(BlobCall call) {
        String text = call.call().text();
        Succession.requireReplaceable(call);
        BlobHistory history = call.historyOrNew();
        List<Block> blocks = resolve(history, XmlBody.parse(text));
        Blob blob = Writes.newBlob(call, BlobType.BLOCK, ContentProperties.of(call.call(), false));
        blob.blocks.addAll(blocks);
        blocks.forEach(block -> blob.segments.add(block.segment()));
        Succession.replace(call, blob);
        return Described.briefly(Answer.empty(201), blob);
    }

    private static List<Block> resolve(BlobHistory history, XmlBody list) {
        Map<String, Block> committed = history.current == null
                ? Map.of()
                : history.current.blocks.stream()
                        .collect(Collectors.toMap(Block::id, Function.identity(), (first, same) -> first));
        List<Block> blocks = new ArrayList<>();
        for (XmlBody entry : list.children()) {
            String id = entry.text().trim();
            blocks.add(find(entry.name(), id, history.uncommitted, committed));
        }
        if (blocks.size() > MOST) {
            throw StorageError.of(400, "BlockListTooLong", "The block list may not contain more than 50,000 blocks.");
        }
        return blocks;
    }

    private static Block find(String kind, String id, Map<String, Block> staged, Map<String, Block> committed) {
        @Nullable Block found = switch (kind) {
            case "Latest" -> staged.getOrDefault(id, committed.get(id));
            case "Uncommitted" -> staged.get(id);
            case "Committed" -> committed.get(id);
            default -> throw StorageError.invalidXml();
        };
        if (found == null) {
            throw StorageError.of(400, "InvalidBlockList", "The specified block list is invalid: block '" + id + "'.");
        }
        return found;
    }

    static Answer list(BlobCall call) {
        BlobHistory history = call.history().orElseThrow(StorageError::blobNotFound);
        Blob blob =
                call.query("snapshot").isPresent() || call.query("versionid").isPresent()
                        ? call.asked()
                        : history.current;
        if (blob == null && history.uncommitted.isEmpty()) {
            throw StorageError.blobNotFound();
        }
        String wanted = call.query("blocklisttype").orElse("committed").toLowerCase(Locale.ROOT);
        Xml xml = new Xml("BlockList");
        if (!wanted.equals("uncommitted")) {
            write(xml, "CommittedBlocks", blob == null ? List.of() : blob.blocks);
        }
        if (!wanted.equals("committed")) {
            write(xml, "UncommittedBlocks", List.copyOf(history.uncommitted.values()));
        }
        Answer answer = Answer.text(200, "application/xml", xml.finish());
        return blob == null
                ? answer
                : answer.with("ETag", blob.etag)
                        .with("Last-Modified", Timestamps.http(blob.modified))
                        .with("x-ms-blob-content-length", String.valueOf(blob.length()));
    }

    private static void write(Xml xml, String name, List<Block> blocks) {
        xml.open(name);
        for (Block block : blocks) {
            xml.open("Block")
                    .text("Name", block.id())
                    .text("Size", block.segment().length())
                    .close();
        }
        xml.close();
    }

    private static void requireBase64(String id) {
        try {
            int length = Base64.getDecoder().decode(id).length;
            if (length > 0 && length <= 64) {
                return;
            }
        } catch (IllegalArgumentException malformed) {
            throw StorageError.invalidQuery("blockid", id);
        }
        throw StorageError.invalidQuery("blockid", id);
    }

    private static void requireSameIdLength(BlobHistory history, String id) {
        boolean differs = history.uncommitted.keySet().stream().anyMatch(other -> other.length() != id.length());
        if (differs) {
            throw StorageError.of(400, "InvalidBlobOrBlock", "The specified blob or block content is invalid.");
        }
    }
}
