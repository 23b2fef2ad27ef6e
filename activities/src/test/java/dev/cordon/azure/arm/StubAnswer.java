package dev.cordon.azure.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer of {@link StubAzure}'s. */
public record StubAnswer(int status, String body, HttpHeaders headers) {
    public static StubAnswer json(int status, String body) {
        return new StubAnswer(status, body, new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json"));
    }

    public static StubAnswer error(int status, String code, String message) {
        return json(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}");
    }

    public StubAnswer with(String header, String value) {
        return new StubAnswer(status, body, new HttpHeaders(headers).set(HttpHeaderName.fromString(header), value));
    }

    HttpResponse to(HttpRequest request) {
        return new Response(request, this);
    }

    private static final class Response extends HttpResponse {
        private final StubAnswer answer;

        Response(HttpRequest request, StubAnswer answer) {
            super(request);
            this.answer = answer;
        }

        @Override
        public int getStatusCode() {
            return answer.status;
        }

        @Override
        @Deprecated
        public String getHeaderValue(String name) {
            return answer.headers.getValue(HttpHeaderName.fromString(name));
        }

        @Override
        public HttpHeaders getHeaders() {
            return answer.headers;
        }

        @Override
        public Flux<ByteBuffer> getBody() {
            return Flux.just(ByteBuffer.wrap(bytes()));
        }

        @Override
        public Mono<byte[]> getBodyAsByteArray() {
            return Mono.just(bytes());
        }

        @Override
        public Mono<String> getBodyAsString() {
            return Mono.just(answer.body);
        }

        @Override
        public Mono<String> getBodyAsString(Charset charset) {
            return Mono.just(answer.body);
        }

        private byte[] bytes() {
            return answer.body.getBytes(StandardCharsets.UTF_8);
        }
    }
}
