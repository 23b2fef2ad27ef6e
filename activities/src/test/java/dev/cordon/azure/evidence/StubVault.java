package dev.cordon.azure.evidence;

import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import dev.cordon.azure.arm.StubAnswer;
import dev.cordon.azure.arm.StubAzure;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A container that keeps what is committed to it and never lets it be changed. */
final class StubVault {
    static final String CONTAINER = StubAzure.HOST + "/ir-evidence";
    private static final Pattern COMMITTED = Pattern.compile("<Latest>([^<]+)</Latest>");

    private final Map<String, byte[]> blocks = new LinkedHashMap<>();
    private byte @Nullable [] blob;
    private HttpHeaders stored = new HttpHeaders();
    private Runnable beforeCommit = () -> {};

    StubVault(StubAzure stub, String name) {
        stub.on("HEAD", name, request -> head()).on("GET", name, this::get).on("PUT", name, this::put);
    }

    /** What happens just before the next commit arrives. */
    void beforeCommit(Runnable happening) {
        beforeCommit = happening;
    }

    void somebodyWrites(String text, String run) {
        blob = text.getBytes(StandardCharsets.UTF_8);
        stored = new HttpHeaders().set(HttpHeaderName.fromString("x-ms-meta-cordonrun"), run);
    }

    boolean isEmpty() {
        return blob == null;
    }

    String text() {
        return blob == null ? "" : new String(blob, StandardCharsets.UTF_8);
    }

    private StubAnswer head() {
        return blob == null ? error(404, "BlobNotFound") : described(StubAnswer.json(200, ""));
    }

    private StubAnswer get(HttpRequest request) {
        if (blob == null) {
            return error(404, "BlobNotFound");
        }
        String range = request.getHeaders().getValue(HttpHeaderName.fromString("x-ms-range"));
        return range == null ? described(StubAnswer.json(200, text())) : part(range.replaceAll(".*=", ""), blob);
    }

    private StubAnswer part(String range, byte[] whole) {
        String[] ends = range.split("-", 2);
        int from = Integer.parseInt(ends[0]);
        int to = Math.min(Integer.parseInt(ends[1]) + 1, whole.length);
        String body = new String(Arrays.copyOfRange(whole, from, to), StandardCharsets.UTF_8);
        return described(StubAnswer.json(206, body))
                .with("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + whole.length);
    }

    private StubAnswer put(HttpRequest request) {
        String query = request.getUrl().getQuery();
        byte[] body = request.getBodyAsBinaryData().toBytes();
        if (query.contains("comp=block&") || query.endsWith("comp=block")) {
            blocks.put(URLDecoder.decode(query.replaceAll(".*blockid=([^&]+).*", "$1"), StandardCharsets.UTF_8), body);
            return StubAnswer.json(201, "");
        }
        beforeCommit.run();
        if (blob != null) {
            return error(409, "BlobAlreadyExists");
        }
        commit(new String(body, StandardCharsets.UTF_8), request.getHeaders());
        return described(StubAnswer.json(201, ""));
    }

    private void commit(String list, HttpHeaders headers) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        COMMITTED
                .matcher(list)
                .results()
                .map(MatchResult::group)
                .forEach(each -> whole.writeBytes(blocks.get(each.replaceAll("<[^>]+>", ""))));
        blob = whole.toByteArray();
        for (HttpHeader header : headers) {
            if (header.getName().startsWith("x-ms-meta-")) {
                stored.set(HttpHeaderName.fromString(header.getName()), header.getValue());
            }
        }
    }

    private StubAnswer described(StubAnswer answer) {
        StubAnswer described = answer.with("ETag", "\"1\"").with("x-ms-version-id", "v1");
        for (HttpHeader header : stored) {
            described = described.with(header.getName(), header.getValue());
        }
        return described.with("Content-Length", String.valueOf(answer.body().getBytes(StandardCharsets.UTF_8).length));
    }

    private static StubAnswer error(int status, String code) {
        return StubAnswer.json(status, "").with("x-ms-error-code", code);
    }
}
