package dev.cordon.engine;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object that a person typed. Reads them strictly, so that a typing mistake is answered with a
 * sentence that names the field and never with a default. Every method throws {@link InvalidField}.
 */
public final class Fields {
    private final Map<?, ?> fields;

    private Fields(Map<?, ?> fields) {
        this.fields = fields;
    }

    /**
     * The fields of a decoded JSON value.
     *
     * @param what what the object is called in a message, for example {@code request}
     * @param known every name that may occur
     */
    public static Fields of(String what, @Nullable Object json, List<String> known) {
        if (json == null) {
            throw new InvalidField(what, "missing; expected a JSON object with " + String.join(", ", known));
        }
        if (!(json instanceof Map<?, ?> map)) {
            throw new InvalidField(what, "is " + kind(json) + "; expected a JSON object");
        }
        map.keySet().stream()
                .map(String::valueOf)
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidField(name, "unknown field; known fields are " + String.join(", ", known));
                });
        return new Fields(map);
    }

    /** A text that must be there. */
    public String text(String name) {
        String text = optionalText(name);
        if (text == null) {
            throw new InvalidField(name, "missing; expected a text");
        }
        return text;
    }

    /** A text, or null where the field is absent or null. Blank text is refused. */
    public @Nullable String optionalText(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            throw new InvalidField(name, "is " + kind(value) + "; expected a text");
        }
        if (text.isBlank()) {
            throw new InvalidField(name, "is blank; expected a text");
        }
        return text;
    }

    /** A text, or the empty one where the field is absent, null or blank. */
    public String textOrEmpty(String name) {
        Object value = fields.get(name);
        if (value instanceof String text && text.isBlank()) {
            return "";
        }
        String text = optionalText(name);
        return text == null ? "" : text;
    }

    /** A whole number, or null where the field is absent or null. */
    public @Nullable Integer optionalWholeNumber(String name) {
        Object value = fields.get(name);
        if (value == null || value instanceof Integer) {
            return (Integer) value;
        }
        throw new InvalidField(name, "is " + kind(value) + "; expected a whole number");
    }

    /** True or false; false where the field is absent or null. */
    public boolean optionalBoolean(String name) {
        Object value = fields.get(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw new InvalidField(name, "is " + kind(value) + "; expected true or false");
    }

    /** A point in time as ISO 8601 in UTC, or null where the field is absent or null. */
    public @Nullable Instant optionalInstant(String name) {
        String text = optionalText(name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException notATime) {
            throw new InvalidField(name, "'" + text + "' is not a time; expected one like 2026-05-23T03:00:00Z");
        }
    }

    /** One of an enum's constants, in any case, or the default where the field is absent or null. */
    public <E extends Enum<E>> E oneOf(String name, Class<E> allowed, E otherwise) {
        String text = optionalText(name);
        if (text == null) {
            return otherwise;
        }
        return Arrays.stream(allowed.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new InvalidField(name, "'" + text + "' is unknown; expected " + names(allowed)));
    }

    private static <E extends Enum<E>> String names(Class<E> allowed) {
        return Arrays.stream(allowed.getEnumConstants())
                .map(each -> each.name().charAt(0) + each.name().substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String kind(Object json) {
        if (json instanceof String) {
            return "a text";
        }
        if (json instanceof Number) {
            return "a number";
        }
        if (json instanceof Boolean) {
            return "true or false";
        }
        return json instanceof List ? "a list" : "an object";
    }
}
