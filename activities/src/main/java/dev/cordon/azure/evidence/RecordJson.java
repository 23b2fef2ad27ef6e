package dev.cordon.azure.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.record.BeforeImage;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.io.IOException;

/** Records as JSON, in the shape in which the same values stand in the history. */
final class RecordJson {
    private static final ObjectMapper MAPPER = JacksonJsonPayloadConverter.newDefaultObjectMapper();

    private RecordJson() {}

    static byte[] write(Object content) {
        try {
            return MAPPER.writeValueAsBytes(content);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("content is no value that is JSON: " + notJson.getMessage(), notJson);
        }
    }

    static BeforeImage beforeImage(String url, byte[] stored) {
        try {
            return MAPPER.readValue(stored, BeforeImage.class);
        } catch (IOException unreadable) {
            throw FailureType.REFUSED.failure(url + " is not the before-image of a machine", unreadable);
        }
    }
}
