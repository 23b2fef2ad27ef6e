package dev.cordon.starter.sentinel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Lists of entities that come as a text with JSON in it, as the alerts table of a workspace has them. */
final class EntityTexts {
    private static final Set<String> LISTS = Set.of("entities", "relatedentities");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EntityTexts() {}

    /** The same body with such texts read; one that is no JSON stays a text. */
    static @Nullable Object unfolded(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(EntityTexts::unfolded).toList();
        }
        if (!(value instanceof Map<?, ?> fields)) {
            return value;
        }
        Map<String, @Nullable Object> unfolded = new LinkedHashMap<>();
        fields.forEach((name, field) -> unfolded.put(String.valueOf(name), unfolded(String.valueOf(name), field)));
        return unfolded;
    }

    private static @Nullable Object unfolded(String name, @Nullable Object field) {
        boolean folded = LISTS.contains(name.toLowerCase(Locale.ROOT))
                && field instanceof String text
                && text.strip().startsWith("[");
        return unfolded(folded ? read(String.valueOf(field)) : field);
    }

    private static Object read(String text) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JacksonException noJson) {
            // It is then listed as what it is: a text that names nothing Cordon can act on.
            return List.of(text);
        }
    }
}
