package dev.cordon.azure.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.cordon.capability.evidence.ActivityLogSlice;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON document of an exported slice, {@code {"query":{…},"events":[…]}}, written event by event. */
final class SliceDocument {
    private final JsonGenerator json;
    private int events;
    private int pages;

    SliceDocument(ActivityLogSlice slice, OutputStream target) {
        try {
            json = new JsonFactory().createGenerator(target);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeObjectFieldStart("query");
            json.writeStringField("subscriptionId", slice.subscriptionId());
            json.writeStringField("resourceGroup", slice.resourceGroup());
            json.writeStringField("from", slice.from().toString());
            json.writeStringField("to", slice.to().toString());
            json.writeStringField("filter", ActivityLogPages.filter(slice));
            json.writeEndObject();
            json.writeArrayFieldStart("events");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void add(ActivityLogPage page) {
        pages++;
        try {
            for (byte[] event : page.events()) {
                json.writeRawValue(new String(event, StandardCharsets.UTF_8));
                events++;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void end() {
        try {
            json.writeEndArray();
            json.writeEndObject();
            json.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int events() {
        return events;
    }

    int pages() {
        return pages;
    }
}
