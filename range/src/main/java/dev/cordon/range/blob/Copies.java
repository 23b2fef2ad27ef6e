package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Copying from other blobs of the tenant, and from disks and snapshots by their access addresses. A disk's image is
 * copied by reference: it takes no space, however large it is.
 */
final class Copies {
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long LARGEST_BLOCK = 4000 * MEBIBYTE;
    private static final long LARGEST_BLOB = 5000 * MEBIBYTE;
    private static final String SOURCE_MD5 = "x-ms-source-content-md5";
    private static final String SOURCE_CRC = "x-ms-source-content-crc64";

    private final CopySource elsewhere;

    Copies(CopySource elsewhere) {
        this.elsewhere = elsewhere;
    }

    /** Copy Blob: done by the time it is answered, as Azure does it within an account. */
    Answer copy(BlobCall call) {
        Succession.requireReplaceable(call);
        Blob fresh = fetchBlob(call);
        carryOver(call, fresh, call.metadata().isEmpty());
        String id = UUID.randomUUID().toString();
        String progress = fresh.length() + "/" + fresh.length();
        fresh.copy = new CopyState(id, "success", sourceAddress(call), progress, call.now());
        Succession.replace(call, fresh);
        boolean synchronous = call.header("x-ms-requires-sync")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        return Described.briefly(Answer.empty(202), fresh)
                .with("x-ms-copy-id", id)
                .with("x-ms-copy-status", "success")
                .with("x-ms-copy-action", synchronous ? "sync" : "async");
    }

    /** Put Blob From URL: always a block blob. */
    Answer putFromUrl(BlobCall call) {
        if (BlobType.of(call.header("x-ms-blob-type").orElse("")) != BlobType.BLOCK) {
            throw StorageError.of(409, "InvalidBlobType", "Put Blob From URL makes block blobs only.");
        }
        Succession.requireReplaceable(call);
        Blob fresh = fetchBlob(call);
        carryOver(call, fresh, false);
        Succession.replace(call, fresh);
        Answer answer = Described.briefly(Answer.empty(201), fresh);
        String md5 = fresh.content.md5();
        return md5 == null ? answer : answer.with("Content-MD5", md5);
    }

    /** Put Block From URL; which checksum it answers with depends on what the request brought along. */
    Answer putBlockFromUrl(BlobCall call) {
        Spooled content = call.content();
        boolean byMd5 = call.header(SOURCE_MD5).isPresent();
        call.header(SOURCE_MD5).ifPresent(md5 -> Checksums.checkMd5(md5, content.md5()));
        call.header(SOURCE_CRC).ifPresent(crc -> Checksums.checkCrc(crc, content.crc64()));
        if (content.length() == 0) {
            throw StorageError.of(400, "InvalidHeaderValue", "A block must not be empty.");
        }
        Blocks.stage(call, call.keepContent());
        Answer answer = Answer.empty(201).with("x-ms-request-server-encrypted", "true");
        return byMd5 ? answer.with("Content-MD5", content.md5()) : answer.with("x-ms-content-crc64", content.crc64());
    }

    Answer abort(BlobCall call) {
        call.currentOrNotFound();
        throw StorageError.of(409, "NoPendingCopyOperation", "There is currently no pending copy operation.");
    }

    private Blob fetchBlob(BlobCall call) {
        Optional<Found> inside = find(call);
        if (inside.isPresent()) {
            return duplicate(call, inside.get());
        }
        // As in Azure, where a disk is a page blob and a copy of a blob is of its type.
        boolean pages = call.operation() == BlobOperation.COPY_BLOB;
        Blob fresh =
                new Blob(pages ? BlobType.PAGE : BlobType.BLOCK, call.now(), ContentProperties.of(call.call(), false));
        Spooled content = call.content();
        fresh.segments.add(call.keepContent());
        if (pages) {
            fresh.pages.put(0L, content.length());
        } else {
            fresh.content = fresh.content.withMd5(content.md5());
        }
        return fresh;
    }

    private static Blob duplicate(BlobCall call, Found source) {
        Blob copy = source.blob().duplicate();
        copy.created = call.now();
        copy.copy = null;
        copy.blocks.clear();
        copy.segments.clear();
        for (Segment segment : source.blob().segments) {
            copy.segments.add(takeIn(call, source, segment));
        }
        return copy;
    }

    private static Segment takeIn(BlobCall call, Found source, Segment segment) {
        BodyFolder from = call.accounts().bodies(source.account());
        if (segment.takesNoSpace()) {
            return segment;
        }
        if (source.account() == call.account() && source.blob().type != BlobType.PAGE) {
            return from.link(segment);
        }
        try (InputStream body = from.open(List.of(segment), 0, segment.length())) {
            return call.bodies().spool(body).segment();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void carryOver(BlobCall call, Blob fresh, boolean metadataToo) {
        if (!metadataToo) {
            fresh.metadata.clear();
            fresh.metadata.putAll(call.metadata());
        }
        fresh.tags.clear();
        call.header("x-ms-tags").ifPresent(tags -> fresh.tags.putAll(Writes.tags(tags)));
        call.header("x-ms-access-tier").ifPresent(tier -> fresh.tier = tier);
        call.header("x-ms-blob-content-type")
                .ifPresent(type -> fresh.content = new ContentProperties(
                        type,
                        fresh.content.encoding(),
                        fresh.content.language(),
                        fresh.content.disposition(),
                        fresh.content.cacheControl(),
                        fresh.content.md5()));
    }

    /** Fetches what cannot simply be linked, before the accounts are locked: that takes as long as it takes. */
    void fetch(BlobCall call) {
        refuseUnsupported(call);
        boolean block = call.operation() == BlobOperation.PUT_BLOCK_FROM_URL;
        Optional<Found> inside = call.accounts().locked(() -> find(call));
        if (inside.isPresent() && block) {
            call.content(spool(call, part(call, inside.get(), range(call))));
        } else if (inside.isEmpty()) {
            call.content(image(call, block ? range(call) : Optional.empty()));
        }
    }

    private static void refuseUnsupported(BlobCall call) {
        if (!call.call().text().isEmpty()) {
            throw StorageError.invalidHeader("Content-Length", "not 0");
        }
        if (call.header(SOURCE_MD5).isPresent() && call.header(SOURCE_CRC).isPresent()) {
            throw StorageError.invalidHeader(SOURCE_CRC, "together with " + SOURCE_MD5);
        }
        call.call().headers().keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("x-ms-source-if-"))
                .findFirst()
                .ifPresent(name -> {
                    throw StorageError.notImplemented(call.operation().wireName() + " with " + name);
                });
    }

    private static Optional<ByteRange> range(BlobCall call) {
        return call.header("x-ms-source-range")
                .map(text ->
                        ByteRange.parse(text).orElseThrow(() -> StorageError.invalidHeader("x-ms-source-range", text)));
    }

    private static InputStream part(BlobCall call, Found source, Optional<ByteRange> range) {
        Blob blob = source.blob();
        BodyFolder bodies = call.accounts().bodies(source.account());
        ByteRange part = range.map(asked -> asked.within(blob.length())).orElse(new ByteRange(0, blob.length() - 1));
        requireAtMost(LARGEST_BLOCK, part.length());
        return bodies.open(List.copyOf(blob.segments), part.first(), part.length());
    }

    private Spooled image(BlobCall call, Optional<ByteRange> range) {
        DiskImage image = elsewhere
                .find(source(call))
                .orElseThrow(() -> cannotVerify("The copy source cannot be reached, or gives no access."));
        ByteRange part = range.map(asked -> asked.within(image.length())).orElse(new ByteRange(0, image.length() - 1));
        switch (call.operation()) {
            case PUT_BLOCK_FROM_URL -> requireAtMost(LARGEST_BLOCK, part.length());
            case PUT_BLOB_FROM_URL -> requireAtMost(LARGEST_BLOB, part.length());
            default -> {
                return new Spooled(image.segment(part), "", "");
            }
        }
        return examined(call, image, part);
    }

    /** Checksums that nobody sees are not made: they are what copying an image costs. */
    private static Spooled examined(BlobCall call, DiskImage image, ByteRange part) {
        boolean block = call.operation() == BlobOperation.PUT_BLOCK_FROM_URL;
        boolean byMd5 = !block || call.header(SOURCE_MD5).isPresent();
        try (InputStream body = image.open(part.first(), part.length())) {
            return new Digests(byMd5, !byMd5)
                    .pass(body, OutputStream.nullOutputStream())
                    .of(image.segment(part));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void requireAtMost(long most, long length) {
        if (length > most) {
            throw StorageError.of(
                    413,
                    "RequestBodyTooLarge",
                    "The request body is too large and exceeds the maximum permissible limit: " + most + " bytes.");
        }
    }

    private static Spooled spool(BlobCall call, InputStream body) {
        try (body) {
            return call.bodies().spool(body);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<Found> find(BlobCall call) {
        URI source = source(call);
        Map<String, String> query = query(source);
        return BlobTarget.of(
                        String.valueOf(source.getHost()),
                        source.getPath(),
                        false,
                        name -> call.accounts().find(name).isPresent())
                .filter(target -> call.accounts().find(target.account()).isPresent())
                .map(target -> found(call, target, query));
    }

    private static Found found(BlobCall call, BlobTarget target, Map<String, String> query) {
        Account account = call.accounts().find(target.account()).orElseThrow(Copies::missing);
        requireReadable(call, account, target, query);
        BlobHistory history = account.container(String.valueOf(target.container()))
                .map(container -> container.blobs.get(String.valueOf(target.blob())))
                .orElseThrow(Copies::missing);
        Blob blob = history.current;
        if (query.containsKey("versionid")) {
            blob = history.version(query.get("versionid"));
        } else if (query.containsKey("snapshot")) {
            blob = history.snapshots.get(query.get("snapshot"));
        }
        return new Found(account, Optional.ofNullable(blob).orElseThrow(Copies::missing));
    }

    /** Within one account the right to write is taken for the right to read; other sources need a signature. */
    private static void requireReadable(BlobCall call, Account account, BlobTarget target, Map<String, String> query) {
        if (account.equals(call.account())) {
            return;
        }
        if (call.header("x-ms-copy-source-authorization").isPresent()) {
            throw StorageError.notImplemented(call.operation().wireName() + " with x-ms-copy-source-authorization");
        }
        SharedAccessSignature signature = new SharedAccessSignature(query);
        List<String> keys = signature.isDelegated()
                ? List.of(Signature.of(signature.delegationFields(), account.delegationSecret))
                : List.copyOf(account.keys().values());
        if (!query.containsKey("sig")
                || !signature.signedBy(keys, target)
                || !signature.field("sp").contains("r")) {
            throw cannotVerify("Server failed to authenticate the request to the copy source.");
        }
    }

    private static URI source(BlobCall call) {
        String text = call.header("x-ms-copy-source").orElseThrow(() -> StorageError.missingHeader("x-ms-copy-source"));
        try {
            return URI.create(text.replace(" ", "%20"));
        } catch (IllegalArgumentException malformed) {
            throw StorageError.invalidHeader("x-ms-copy-source", text);
        }
    }

    private static String sourceAddress(BlobCall call) {
        return source(call).toString().replaceFirst("\\?.*", "");
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> query = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (address.getRawQuery() != null) {
            for (String pair : address.getRawQuery().split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.put(
                            pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        }
        return query;
    }

    private static Refusal missing() {
        return StorageError.of(404, "CannotVerifyCopySource", "The specified blob does not exist.");
    }

    private static Refusal cannotVerify(String why) {
        return StorageError.of(403, "CannotVerifyCopySource", why);
    }

    private record Found(Account account, Blob blob) {}
}
