package dev.cordon.capability.sentinel;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a body that another system wrote. It is read leniently: what is not there or not as expected is nothing,
 * names are compared without regard to case, and fields that nobody asks for are let be.
 *
 * @param path where the part stands in the body, as messages name it
 */
record Part(String path, @Nullable Object value) {
    /** The part of that name; nothing if this is no object or has none. */
    Part at(String name) {
        Object child = value instanceof Map<?, ?> fields
                ? fields.entrySet().stream()
                        .filter(each -> name.equalsIgnoreCase(String.valueOf(each.getKey())))
                        .findFirst()
                        .map(field -> field.getValue())
                        .orElse(null)
                : null;
        return new Part(path.isEmpty() ? name : path + "." + name, child);
    }

    /** The list's elements; an object where a list was to be expected counts as its only one. */
    List<Part> elements() {
        if (value instanceof Map<?, ?> only && !only.isEmpty()) {
            return List.of(this);
        }
        if (!(value instanceof List<?> list)) {
            return List.of();
        }
        return Stream.iterate(0, index -> index < list.size(), index -> index + 1)
                .map(index -> new Part(path + "[" + index + "]", list.get(index)))
                .toList();
    }

    /** Whether there is nothing here: null, an empty list or a blank text. */
    boolean isEmpty() {
        return value == null
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof String text && text.isBlank());
    }

    boolean isListOrObject() {
        return value instanceof List || value instanceof Map;
    }

    /** A text or number as text; null if it is blank or anything else. */
    @Nullable String text() {
        if (value instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        return value instanceof Number ? value.toString() : null;
    }

    /** The parts of an object that are objects or lists themselves. */
    List<Part> nested() {
        return value instanceof Map<?, ?> fields
                ? fields.keySet().stream()
                        .map(String::valueOf)
                        .map(this::at)
                        .filter(each -> each.value instanceof Map || each.value instanceof List)
                        .toList()
                : List.of();
    }

    /** Whether this is a text or a number. */
    boolean isText() {
        return text() != null;
    }

    /** The text if this is one, the texts of the list if this is a list, else none. */
    List<Part> texts() {
        return Stream.concat(Stream.of(this), elements().stream())
                .filter(each -> each.value instanceof String)
                .filter(each -> each.text() != null)
                .toList();
    }

    /** @throws UnreadableIncident if there is no text here */
    String required(String expected) {
        String text = text();
        if (text == null) {
            throw new UnreadableIncident(path, "missing; expected " + expected);
        }
        return text;
    }
}
