package dev.cordon.azure.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.rest.Response;
import com.azure.core.util.FluxUtil;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer of Azure Resource Manager's, read to its end. */
public final class Answer {
    private static final HttpHeaderName ASYNC_OPERATION = HttpHeaderName.fromString("Azure-AsyncOperation");

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    Answer(int status, HttpHeaders headers, byte @Nullable [] body) {
        this.status = status;
        this.headers = headers;
        this.body = body == null ? new byte[0] : body;
    }

    static Answer of(HttpResponse response) {
        try (response) {
            byte[] body = response.getBodyAsByteArray().block();
            return new Answer(response.getStatusCode(), response.getHeaders(), body);
        }
    }

    /** The answer to a HEAD: it names a length and has no body, and reading it would make room for all of that. */
    static Answer ofHead(HttpResponse response) {
        try (response) {
            return new Answer(response.getStatusCode(), response.getHeaders(), null);
        }
    }

    /** The answer to a typed client's start of a long-running operation. */
    public static Answer of(Mono<Response<Flux<ByteBuffer>>> start) {
        Response<Flux<ByteBuffer>> response = start.block();
        if (response == null) {
            throw new IllegalStateException("the client gave no answer and no error");
        }
        byte[] body =
                FluxUtil.collectBytesInByteBufferStream(response.getValue()).block();
        return new Answer(response.getStatusCode(), response.getHeaders(), body);
    }

    int status() {
        return status;
    }

    /** The body as it came. */
    public byte[] bytes() {
        return body.clone();
    }

    /** The body as JSON; a missing node if there is none. */
    public JsonNode json() {
        return Json.read(body);
    }

    /** The length that the headers name, of a body that need not have been sent. */
    long length() {
        String length = headers.getValue(HttpHeaderName.CONTENT_LENGTH);
        if (length == null) {
            throw new Refusal(status, "NoContentLength", "the answer names no length", null);
        }
        return Long.parseLong(length);
    }

    Optional<String> operation() {
        return Optional.ofNullable(headers.getValue(ASYNC_OPERATION));
    }

    Optional<String> location() {
        return Optional.ofNullable(headers.getValue(HttpHeaderName.LOCATION));
    }

    Optional<Duration> retryAfter() {
        return RetryAfter.in(headers);
    }

    /** This answer, unless it is an error. */
    Answer orRefusal() {
        if (status < 400) {
            return this;
        }
        JsonNode error = Json.tryRead(body).path("error");
        throw new Refusal(
                status,
                error.path("code").asText(),
                error.path("message").asText(),
                retryAfter().orElse(null));
    }
}
