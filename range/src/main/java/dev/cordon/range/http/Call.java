package dev.cordon.range.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request as it was received, and what the range finds out about it on the way to its answer. */
public final class Call {
    private final long sequence;
    private final Instant start;
    private final RequestLine line;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final InputStream body;
    private final String correlationId;
    private @Nullable Caller caller;
    private String tokenProblem = "";
    private String operationName = "";
    private @Nullable String text;
    private @Nullable String laterFailure;

    Call(
            long sequence,
            Instant start,
            RequestLine line,
            Map<String, String> query,
            Map<String, String> headers,
            InputStream body,
            String correlationId) {
        this.sequence = sequence;
        this.start = start;
        this.line = line;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.correlationId = correlationId;
    }

    /** The request's number since the range was started, from 1. */
    public long sequence() {
        return sequence;
    }

    /** When it arrived, by the range's clock. */
    public Instant start() {
        return start;
    }

    /** The HTTP method in capitals. */
    public String method() {
        return line.method();
    }

    /** The host that was asked for, without a port, in lower case. */
    public String host() {
        return line.host();
    }

    /** Scheme, host and port as the client spelled them: the base of every address sent back to it. */
    public String origin() {
        return "https://" + line.authority();
    }

    /** The path, percent-decoded, spelled as it was sent. */
    public String path() {
        return line.path();
    }

    /** The path as it stood on the wire. */
    public String rawPath() {
        return line.rawPath();
    }

    /** The query as it stood on the wire; empty where there was none. */
    public String rawQuery() {
        return line.rawQuery();
    }

    /** Query parameters, decoded, by lower-cased name. */
    public Map<String, String> query() {
        return query;
    }

    /** One query parameter, its name in any case. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Headers, their names in any case. */
    public Map<String, String> headers() {
        return headers;
    }

    /** One header, its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body as it arrives, gzip already inflated; can be read once, and not together with {@link #text()}. */
    public InputStream body() {
        return body;
    }

    /** The whole body as UTF-8 text. */
    public String text() {
        if (text == null) {
            try {
                text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return text;
    }

    /**
     * The whole body as JSON; a missing node where the body is empty.
     *
     * @throws UncheckedIOException where the body is not JSON
     */
    public JsonNode json() {
        return Json.read(text());
    }

    /** Who calls; null where no token came or it does not hold. */
    public @Nullable Caller caller() {
        return caller;
    }

    /** Why the token was refused; empty where it holds. */
    public String tokenProblem() {
        return tokenProblem;
    }

    void identify(TokenVerifier.Verdict verdict) {
        caller = verdict.caller();
        tokenProblem = verdict.reason();
    }

    /** The client's correlation id, or one made for this request. */
    public String correlationId() {
        return correlationId;
    }

    /** The operation's name; empty until a service has accepted the call. */
    public String operationName() {
        return operationName;
    }

    /** Names the operation; the front controller does so before a service answers. */
    public void operationName(String name) {
        operationName = name;
    }

    /** The error code that the long-running operation begun by this request shall end with; empty where it may succeed. */
    public Optional<String> laterFailure() {
        return Optional.ofNullable(laterFailure);
    }

    /** Makes the long-running operation begun by this request end with an error. */
    public void failLater(String code) {
        laterFailure = code;
    }

    /** The first line of a request, taken apart. */
    record RequestLine(String method, String authority, String host, String path, String rawPath, String rawQuery) {}
}
