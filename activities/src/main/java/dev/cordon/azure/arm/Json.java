package dev.cordon.azure.arm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/** JSON as Azure writes it, read and written back without loss: numbers keep every digit. */
public final class Json {
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    static JsonNode read(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : MAPPER.readTree(body);
        } catch (IOException unreadable) {
            throw new UnreadableAnswer(unreadable);
        }
    }

    /** The body of an error, which a proxy in between may have written in something other than JSON. */
    static JsonNode tryRead(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : MAPPER.readTree(body);
        } catch (IOException notJson) {
            // The status still says what kind of error it is.
            return MissingNode.getInstance();
        }
    }

    /** The exception for a success whose body is not the JSON that was asked for; it becomes {@code AzureUnreachable}. */
    public static RuntimeException unreadable(IOException cause) {
        return new UnreadableAnswer(cause);
    }

    public static byte[] write(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a JSON tree can always be written", impossible);
        }
    }
}
