package dev.cordon.azure.evidence;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cordon.azure.arm.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the Activity Log.
 *
 * @param events each event, byte for byte as Azure wrote it
 * @param nextLink where the next page is; null after the last one
 */
record ActivityLogPage(List<byte[]> events, @Nullable String nextLink) {
    static ActivityLogPage read(byte[] body) {
        List<byte[]> events = new ArrayList<>();
        String nextLink = null;
        try (JsonParser json = Json.MAPPER.createParser(body)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("value") && value == JsonToken.START_ARRAY) {
                    readEvents(json, body, events);
                } else if (name.equals("nextLink")) {
                    nextLink = json.getValueAsString();
                } else {
                    json.skipChildren();
                }
            }
            return new ActivityLogPage(events, nextLink == null || nextLink.isEmpty() ? null : nextLink);
        } catch (IOException unreadable) {
            throw Json.unreadable(unreadable);
        }
    }

    private static void readEvents(JsonParser json, byte[] body, List<byte[]> events) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            int from = (int) json.currentTokenLocation().getByteOffset();
            json.skipChildren();
            int to = (int) json.currentLocation().getByteOffset();
            events.add(Arrays.copyOfRange(body, from, to));
        }
        require(json.currentToken() == JsonToken.END_ARRAY);
    }

    private static void require(boolean asExpected) throws IOException {
        if (!asExpected) {
            throw new IOException("not a page of the Activity Log");
        }
    }
}
