package dev.cordon.azure.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cordon.capability.record.BeforeImage;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.erdtman.jcs.JsonCanonicalizer;

/** Records as JSON, in the shape in which the same values stand in the history. */
public final class RecordJson {
    private static final ObjectMapper MAPPER = JacksonJsonPayloadConverter.newDefaultObjectMapper();

    private RecordJson() {}

    static byte[] write(Object content) {
        try {
            return MAPPER.writeValueAsBytes(content);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("content is no value that is JSON: " + notJson.getMessage(), notJson);
        }
    }

    /** In the one way of writing it down that RFC 8785 allows, so that the same value always has the same bytes. */
    public static byte[] canonical(Object content) {
        try {
            return new JsonCanonicalizer(write(content)).getEncodedUTF8();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Reads JSON in that shape.
     *
     * @throws IOException if it is none
     */
    public static JsonNode read(byte[] stored) throws IOException {
        return MAPPER.readTree(stored);
    }

    /** The before-image of a machine, or nothing if it is none. */
    static Optional<BeforeImage> beforeImage(byte[] stored) {
        try {
            return Optional.ofNullable(MAPPER.readValue(stored, BeforeImage.class));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
