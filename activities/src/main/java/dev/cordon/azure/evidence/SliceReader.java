package dev.cordon.azure.evidence;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cordon.azure.arm.Json;
import dev.cordon.capability.FailureType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Reads an exported slice event by event, so that only one is in memory. */
final class SliceReader {
    private final VaultBlob blob;

    SliceReader(VaultBlob blob) {
        this.blob = blob;
    }

    /**
     * Reads the whole slice.
     *
     * @param each takes the events in the slice's order
     * @return the query that the slice answers, as {@link SliceDocument} wrote it
     */
    JsonNode read(Consumer<JsonNode> each) {
        try (InputStream bytes = blob.open();
                JsonParser json = Json.MAPPER.createParser(bytes)) {
            return read(json, each);
        } catch (JacksonException unreadable) {
            throw notASlice();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private JsonNode read(JsonParser json, Consumer<JsonNode> each) throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT);
        JsonNode query = MissingNode.getInstance();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("query")) {
                query = json.readValueAsTree();
            } else if (name.equals("events") && value == JsonToken.START_ARRAY) {
                readEvents(json, each);
            } else {
                json.skipChildren();
            }
        }
        return query;
    }

    private void readEvents(JsonParser json, Consumer<JsonNode> each) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            each.accept(json.readValueAsTree());
        }
        require(json.currentToken() == JsonToken.END_ARRAY);
    }

    private void require(boolean asExpected) {
        if (!asExpected) {
            throw notASlice();
        }
    }

    RuntimeException notASlice() {
        return FailureType.REFUSED.failure(blob.url() + " is not a slice of the Activity Log", null);
    }
}
