package dev.cordon.azure.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Azure Resource Manager as it is on the wire, for what the typed clients would lose: bodies with properties that they
 * do not know, the URLs of operations, and pages to be kept as they came.
 */
public final class Arm {
    private final HttpPipeline pipeline;
    private final URI endpoint;

    Arm(HttpPipeline pipeline, URI endpoint) {
        this.pipeline = pipeline;
        this.endpoint = endpoint;
    }

    /**
     * Reads a path below Azure Resource Manager's endpoint, or a URL on it that Azure itself named.
     *
     * @param address a path with its query, or an absolute URL
     */
    public Answer get(String address) {
        return send(new HttpRequest(HttpMethod.GET, own(address)));
    }

    /** Reads a list to its last page. */
    public List<JsonNode> list(String path) {
        List<JsonNode> all = new ArrayList<>();
        String next = path;
        while (!next.isEmpty()) {
            JsonNode answer = get(next).json();
            answer.path("value").forEach(all::add);
            next = answer.path("nextLink").asText("");
        }
        return all;
    }

    /** Writes a whole resource, on the condition that it is still what the etag says, if there is one. */
    public Answer put(String path, JsonNode body, @Nullable String etag) {
        return write(HttpMethod.PUT, path, body, etag);
    }

    /** Changes a part of a resource, on the condition that it is still what the etag says, if there is one. */
    public Answer patch(String path, JsonNode body, @Nullable String etag) {
        return write(HttpMethod.PATCH, path, body, etag);
    }

    /** Has something done to a resource, on the condition that it is still what the etag says. */
    public Answer post(String path, String etag) {
        return write(HttpMethod.POST, path, Json.MAPPER.createObjectNode(), etag);
    }

    /** Asks something that takes a body and changes nothing. */
    public Answer ask(String path, JsonNode body) {
        return write(HttpMethod.POST, path, body, null);
    }

    private Answer write(HttpMethod method, String path, JsonNode body, @Nullable String etag) {
        HttpRequest request = new HttpRequest(method, own(path));
        request.setHeader(HttpHeaderName.CONTENT_TYPE, "application/json");
        if (etag != null) {
            request.setHeader(HttpHeaderName.IF_MATCH, etag);
        }
        request.setBody(BinaryData.fromBytes(Json.write(body)));
        return send(request);
    }

    private Answer send(HttpRequest request) {
        request.setHeader(HttpHeaderName.ACCEPT, "application/json");
        return Answer.of(pipeline.sendSync(request, Context.NONE)).orRefusal();
    }

    /** The endpoint, for a message. */
    @Override
    public String toString() {
        return endpoint.toString();
    }

    /** The address on our own endpoint; a token is never sent to any other, whoever names it. */
    private String own(String address) {
        URI target = endpoint.resolve(address);
        if (!"https".equalsIgnoreCase(target.getScheme())
                || !endpoint.getAuthority().equalsIgnoreCase(target.getAuthority())) {
            throw Refusal.ofOperation(
                    "ForeignAddress",
                    "the address to go on at is on " + target.getAuthority() + ", not on " + endpoint.getAuthority());
        }
        return target.toString();
    }
}
