package dev.cordon.range.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Turns what Jetty received into a {@link Call}. */
final class CallReader {
    private static final Pattern GUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private final AtomicLong sequence = new AtomicLong();
    private final Clock clock;

    CallReader(Clock clock) {
        this.clock = clock;
    }

    long next() {
        return sequence.incrementAndGet();
    }

    Call read(Request request) throws IOException {
        Map<String, String> headers = headers(request);
        HttpURI uri = request.getHttpURI();
        return new Call(
                next(),
                clock.instant(),
                line(request, uri, headers),
                query(uri.getQuery()),
                headers,
                body(request, headers),
                correlationId(headers));
    }

    /** What the client gives where it is a GUID, as Azure's documentation has it; anything else counts as none. */
    private static String correlationId(Map<String, String> headers) {
        String given = headers.getOrDefault("x-ms-correlation-request-id", "");
        return GUID.matcher(given).matches() ? given : UUID.randomUUID().toString();
    }

    private static Call.RequestLine line(Request request, HttpURI uri, Map<String, String> headers) {
        String authority = headers.getOrDefault("host", "localhost");
        String host = authority.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        String rawPath = uri.getPath() == null ? "/" : uri.getPath();
        String rawQuery = uri.getQuery() == null ? "" : uri.getQuery();
        return new Call.RequestLine(request.getMethod(), authority, host, decodePath(rawPath), rawPath, rawQuery);
    }

    private static String decodePath(String raw) {
        return decode(raw.replace("+", "%2B"));
    }

    private static String decode(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Errors.refusal(400, "InvalidUri", "The requested URI does not represent any resource: " + raw);
        }
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new TreeMap<>();
        if (raw != null) {
            Arrays.stream(raw.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> put(query, pair));
        }
        return query;
    }

    private static void put(Map<String, String> query, String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        query.put(decode(name).toLowerCase(Locale.ROOT), decode(value));
    }

    private static Map<String, String> headers(Request request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : request.getHeaders()) {
            headers.merge(field.getName(), field.getValue() == null ? "" : field.getValue(), (a, b) -> a + "," + b);
        }
        return headers;
    }

    private static InputStream body(Request request, Map<String, String> headers) throws IOException {
        InputStream body = Content.Source.asInputStream(request);
        boolean zipped = "gzip".equalsIgnoreCase(headers.get("content-encoding"));
        return zipped ? new GZIPInputStream(body) : body;
    }
}
