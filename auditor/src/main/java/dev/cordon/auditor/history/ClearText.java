package dev.cordon.auditor.history;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.temporal.api.common.v1.Payload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds every payload in a message, however deep, and decrypts those whose key is at hand. */
final class ClearText {
    private final PayloadKeys keys;
    private final Set<String> lacking = new TreeSet<>();

    ClearText(PayloadKeys keys) {
        this.keys = keys;
    }

    /** Ids of keys that were needed and not at hand. */
    Set<String> lacking() {
        return lacking;
    }

    Message of(Message message) {
        if (message instanceof Payload payload) {
            return PayloadKeys.encrypted(payload) ? decrypted(payload) : payload;
        }
        Message.Builder builder = message.toBuilder();
        for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
            if (field.getKey().getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                builder.setField(field.getKey(), within(field.getValue()));
            }
        }
        return builder.build();
    }

    private Object within(Object value) {
        if (value instanceof List<?> several) {
            return several.stream().map(each -> of((Message) each)).toList();
        }
        return of((Message) value);
    }

    private Payload decrypted(Payload payload) {
        return keys.decrypted(payload).orElseGet(() -> {
            lacking.add(PayloadKeys.keyOf(payload));
            return payload;
        });
    }
}
