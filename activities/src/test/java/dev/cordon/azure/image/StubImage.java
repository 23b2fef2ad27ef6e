package dev.cordon.azure.image;

import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import dev.cordon.azure.arm.StubAnswer;
import dev.cordon.azure.arm.StubAzure;
import dev.cordon.capability.evidence.SnapshotId;
import dev.cordon.fake.Seed;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot, access to which can be given and ended, and the blob that its image is copied to. Sizes are what is told
 * of them; the only bytes are those of {@link #stores}.
 */
final class StubImage {
    static final String CONTAINER = StubAzure.HOST + "/ir-evidence";
    static final String BLOB = "ir-1/run-1/images/disk-app-01-os.vhd";
    static final String URL = CONTAINER + "/" + BLOB;
    /** As the Azure SDK gives it: without its quotes. */
    static final String ETAG = "0x1";

    static final String SECRET = "s3cr3tsignature";
    static final SnapshotId SNAPSHOT = new SnapshotId("/subscriptions/" + Seed.WORKLOAD + "/resourceGroups/"
            + Seed.EVIDENCE_GROUP + "/providers/Microsoft.Compute/snapshots/snap-1");
    private static final String SOURCE = StubAzure.HOST + "/md-export/abcd";
    private static final Pattern LISTED = Pattern.compile("<Latest>([^<]+)</Latest>");

    private final long length;
    private final Map<String, Long> staged = new LinkedHashMap<>();
    private final List<String> copied = new ArrayList<>();
    private boolean accessible;
    private String exportPolicy = "\"networkAccessPolicy\":\"AllowAll\"";
    private int failingFrom = Integer.MAX_VALUE;
    private StubAnswer failure = StubAnswer.json(201, "");
    private Runnable beforeCommit = () -> {};
    private HttpHeaders stored = new HttpHeaders();
    private long size = -1;
    private byte[] bytes = new byte[0];
    private int breaksAfter = Integer.MAX_VALUE;

    StubImage(StubAzure stub, long length) {
        this.length = length;
        stub.on("GET", "/snapshots/snap-1", request -> snapshot())
                .on("POST", "/snap-1/beginGetAccess", request -> begin())
                .on("GET", "/operations/begin", StubAnswer.json(200, "{\"status\":\"Succeeded\"}"))
                .on(
                        "GET",
                        "/results/begin",
                        StubAnswer.json(200, "{\"accessSAS\":\"" + SOURCE + "?sig=" + SECRET + "\"}"))
                .on("POST", "/snap-1/endGetAccess", request -> end())
                .on("HEAD", "/md-export/abcd", request -> source())
                .on("HEAD", "disk-app-01-os.vhd", request -> head())
                .on("GET", "disk-app-01-os.vhd", this::get)
                .on("PUT", "disk-app-01-os.vhd", this::put);
    }

    boolean isAccessible() {
        return accessible;
    }

    /** A worker died while it had access. */
    void isLeftAccessible() {
        accessible = true;
    }

    void forbidsExport(String property) {
        exportPolicy = property;
    }

    /** Copies of blocks fail from the n-th on. */
    void failsFrom(int copy, StubAnswer answer) {
        failingFrom = copy;
        failure = answer;
    }

    void succeedsAgain() {
        failingFrom = Integer.MAX_VALUE;
    }

    /** What happens just before the next commit arrives. */
    void beforeCommit(Runnable happening) {
        beforeCommit = happening;
    }

    void somebodyWrites(long bytes, String run) {
        size = bytes;
        stored = new HttpHeaders().set(HttpHeaderName.fromString("x-ms-meta-cordonrun"), run);
    }

    /** A block that somebody else staged. */
    void hasStaged(String id, long bytes) {
        staged.put(id, bytes);
    }

    /** The blob exists and consists of these bytes. */
    void stores(byte[] image) {
        somebodyWrites(image.length, "run-1");
        bytes = image;
    }

    /** What lies beyond so many bytes cannot be read for now. */
    void breaksAfter(int count) {
        breaksAfter = count;
    }

    boolean exists() {
        return size >= 0;
    }

    long size() {
        return size;
    }

    /** The ranges that were copied, in the order in which they were asked for. */
    List<String> copied() {
        return List.copyOf(copied);
    }

    private StubAnswer snapshot() {
        return StubAnswer.json(
                200,
                "{\"id\":\"" + SNAPSHOT.id() + "\",\"name\":\"snap-1\",\"location\":\"westeurope\",\"properties\":{"
                        + exportPolicy + ",\"diskState\":\"" + (accessible ? "ActiveSAS" : "Unattached") + "\"}}");
    }

    private StubAnswer begin() {
        accessible = true;
        return StubAnswer.json(202, "")
                .with("Azure-AsyncOperation", StubAzure.HOST + "/operations/begin")
                .with("Location", StubAzure.HOST + "/results/begin");
    }

    private StubAnswer end() {
        accessible = false;
        return StubAnswer.json(200, "");
    }

    private StubAnswer source() {
        return accessible ? StubAnswer.json(200, "").with("Content-Length", String.valueOf(length)) : error(403, "");
    }

    private StubAnswer head() {
        return exists() ? described(StubAnswer.json(200, "")) : error(404, "BlobNotFound");
    }

    private StubAnswer get(HttpRequest request) {
        if (request.getUrl().getQuery() != null && request.getUrl().getQuery().contains("blocklist")) {
            return blocks();
        }
        String match = request.getHeaders().getValue(HttpHeaderName.IF_MATCH);
        if (match != null && !match.replace("\"", "").equals(ETAG)) {
            return error(412, "ConditionNotMet");
        }
        return part(request.getHeaders().getValue(HttpHeaderName.fromString("x-ms-range")));
    }

    private StubAnswer part(String range) {
        String[] ends = range.substring("bytes=".length()).split("-", 2);
        int from = Integer.parseInt(ends[0]);
        if (from >= breaksAfter) {
            return error(503, "ServerBusy");
        }
        int to = Math.min(Math.min(Integer.parseInt(ends[1]) + 1, bytes.length), breaksAfter);
        String body = new String(Arrays.copyOfRange(bytes, from, to), StandardCharsets.US_ASCII);
        return StubAnswer.json(206, body)
                .with("ETag", "\"" + ETAG + "\"")
                .with("Content-Length", String.valueOf(body.length()))
                .with("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length);
    }

    private StubAnswer blocks() {
        if (staged.isEmpty()) {
            return error(404, "BlobNotFound");
        }
        String listed = staged.entrySet().stream()
                .map(block -> "<Block><Name>" + block.getKey() + "</Name><Size>" + block.getValue() + "</Size></Block>")
                .collect(Collectors.joining());
        return new StubAnswer(
                200,
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList><UncommittedBlocks>" + listed
                        + "</UncommittedBlocks></BlockList>",
                new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/xml"));
    }

    private StubAnswer put(HttpRequest request) {
        String query = request.getUrl().getQuery();
        String source = request.getHeaders().getValue(HttpHeaderName.fromString("x-ms-copy-source"));
        return source == null ? commit(request) : copy(query, request.getHeaders());
    }

    private StubAnswer copy(String query, HttpHeaders headers) {
        if (copied.size() + 1 >= failingFrom) {
            return failure;
        }
        String range = headers.getValue(HttpHeaderName.fromString("x-ms-source-range"));
        copied.add(range);
        String[] ends = range.substring("bytes=".length()).split("-", 2);
        String id = URLDecoder.decode(query.replaceAll(".*blockid=([^&]+).*", "$1"), StandardCharsets.UTF_8);
        staged.put(id, Long.parseLong(ends[1]) - Long.parseLong(ends[0]) + 1);
        return StubAnswer.json(201, "");
    }

    private StubAnswer commit(HttpRequest request) {
        beforeCommit.run();
        if (exists() || !"*".equals(request.getHeaders().getValue(HttpHeaderName.IF_NONE_MATCH))) {
            return error(409, "BlobAlreadyExists");
        }
        size = LISTED.matcher(request.getBodyAsBinaryData().toString())
                .results()
                .mapToLong(listed -> staged.get(listed.group(1)))
                .sum();
        for (HttpHeader header : request.getHeaders()) {
            if (header.getName().startsWith("x-ms-meta-")) {
                stored.set(HttpHeaderName.fromString(header.getName()), header.getValue());
            }
        }
        return described(StubAnswer.json(201, ""));
    }

    private StubAnswer described(StubAnswer answer) {
        StubAnswer described = answer.with("ETag", "\"" + ETAG + "\"").with("x-ms-version-id", "v1");
        for (HttpHeader header : stored) {
            described = described.with(header.getName(), header.getValue());
        }
        return described.with("Content-Length", String.valueOf(size));
    }

    private static StubAnswer error(int status, @Nullable String code) {
        return StubAnswer.json(status, "").with("x-ms-error-code", String.valueOf(code));
    }
}
