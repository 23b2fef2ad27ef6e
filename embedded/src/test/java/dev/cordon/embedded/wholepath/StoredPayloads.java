package dev.cordon.embedded.wholepath;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.SearchAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Every payload of a history as the server keeps it, wherever it stands; search attributes are clear text by design. */
final class StoredPayloads {
    private static final String KEY_ID = "encryption-key-id";

    private final List<Payload> all = new ArrayList<>();

    private StoredPayloads() {}

    static StoredPayloads of(List<HistoryEvent> events) {
        StoredPayloads found = new StoredPayloads();
        events.forEach(found::collect);
        return found;
    }

    List<Payload> encrypted() {
        return all.stream().filter(StoredPayloads::isEncrypted).toList();
    }

    List<Payload> inTheClear() {
        return all.stream().filter(Predicate.not(StoredPayloads::isEncrypted)).toList();
    }

    Set<String> keyIds() {
        Set<String> ids = new LinkedHashSet<>();
        encrypted().forEach(each -> ids.add(each.getMetadataOrThrow(KEY_ID).toStringUtf8()));
        return ids;
    }

    private static boolean isEncrypted(Payload payload) {
        return payload.containsMetadata(KEY_ID);
    }

    private void collect(Message message) {
        if (message instanceof Payload payload) {
            all.add(payload);
        } else if (!(message instanceof SearchAttributes)) {
            message.getAllFields().forEach(this::collect);
        }
    }

    private void collect(FieldDescriptor field, Object value) {
        if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            List<?> values = value instanceof List<?> many ? many : List.of(value);
            values.forEach(each -> collect((Message) each));
        }
    }
}
