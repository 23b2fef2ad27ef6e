package dev.cordon.range.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the range sends back: a status, headers (names in any case) and a body of known length.
 *
 * @param status the HTTP status
 * @param headers one value a name
 * @param body the bytes to send; read once, then closed
 * @param length how many bytes the body has
 */
public record Answer(int status, Map<String, String> headers, InputStream body, long length) {
    public Answer {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = Collections.unmodifiableMap(anyCase);
    }

    /** An answer without a body. */
    public static Answer empty(int status) {
        return bytes(status, new byte[0]);
    }

    /** An answer whose body is a JSON document. */
    public static Answer json(int status, JsonNode body) {
        return text(status, "application/json; charset=utf-8", Json.write(body));
    }

    /** An answer whose body is text in UTF-8. */
    public static Answer text(int status, String contentType, String body) {
        return bytes(status, body.getBytes(StandardCharsets.UTF_8)).with("Content-Type", contentType);
    }

    /** An answer whose body lies in memory. */
    public static Answer bytes(int status, byte[] body) {
        return stream(status, new ByteArrayInputStream(body), body.length);
    }

    /** An answer whose body is read while it is sent. */
    public static Answer stream(int status, InputStream body, long length) {
        return new Answer(status, Map.of(), body, length);
    }

    /** The same answer with one more header, replacing one of that name. */
    public Answer with(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new Answer(status, more, body, length);
    }

    /** Whether the request was carried out or taken on. */
    public boolean succeeded() {
        return status < 400;
    }
}
