package dev.cordon.range.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An Activity Log {@code $filter}: comparisons joined by {@code and}. */
final class EventFilter {
    private static final Pattern COMPARISON =
            Pattern.compile("\\s*(\\w+)\\s+(eq|ge|le)\\s+(?:'([^']*)'|(\\S+))\\s*", Pattern.CASE_INSENSITIVE);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Map<String, String> FIELDS = Map.of(
            "resourcegroupname", "/resourceGroupName",
            "resourceuri", "/resourceId",
            "resourceid", "/resourceId",
            "resourceprovider", "/resourceProviderName/value",
            "resourcetype", "/resourceType/value",
            "correlationid", "/correlationId",
            "caller", "/caller",
            "status", "/status/value",
            "operationname", "/operationName/value",
            "levels", "/level");

    private final List<Predicate<ObjectNode>> comparisons;

    private EventFilter(List<Predicate<ObjectNode>> comparisons) {
        this.comparisons = comparisons;
    }

    /** Reads a filter, which must at least say from when on. */
    static EventFilter of(String text, Instant now) {
        List<Predicate<ObjectNode>> comparisons = new ArrayList<>();
        boolean bounded = false;
        for (String part : text.split("(?i)\\s+and\\s+", -1)) {
            Matcher matcher = COMPARISON.matcher(part);
            if (!matcher.matches()) {
                throw invalid("The filter '" + text + "' is not supported: '" + part + "' is not a comparison.");
            }
            String value = matcher.group(3) == null ? matcher.group(4) : matcher.group(3);
            String field = matcher.group(1).toLowerCase(Locale.ROOT);
            bounded |= field.equals("eventtimestamp") && isBound(matcher.group(2), value, now);
            comparisons.add(comparison(field, matcher.group(2).toLowerCase(Locale.ROOT), value));
        }
        if (!bounded) {
            throw invalid("The filter must bound eventTimestamp from below with ge.");
        }
        return new EventFilter(comparisons);
    }

    private static boolean isBound(String operator, String value, Instant now) {
        if (!operator.equalsIgnoreCase("ge")) {
            return false;
        }
        if (instant(value).isBefore(now.minus(KEPT))) {
            throw invalid("The start time cannot be more than 90 days in the past: " + value);
        }
        return true;
    }

    private static Predicate<ObjectNode> comparison(String field, String operator, String value) {
        if (field.equals("eventtimestamp")) {
            Instant bound = instant(value);
            return operator.equals("ge")
                    ? event -> !at(event).isBefore(bound)
                    : event -> !at(event).isAfter(bound);
        }
        if (field.equals("eventchannels")) {
            return event -> value.contains(event.path("channels").asText());
        }
        String pointer = FIELDS.get(field);
        if (pointer == null || !operator.equals("eq")) {
            throw invalid("The filter may not compare '" + field + "' by '" + operator + "'.");
        }
        return event -> matches(event.at(pointer), value);
    }

    private static boolean matches(JsonNode there, String value) {
        return List.of(value.toLowerCase(Locale.ROOT).split("\\s*,\\s*"))
                .contains(there.asText().toLowerCase(Locale.ROOT));
    }

    private static Instant at(ObjectNode event) {
        return Instant.parse(event.path("eventTimestamp").asText());
    }

    private static Instant instant(String text) {
        try {
            boolean zoned = text.matches(".*(?:[Zz]|[+-]\\d{2}:\\d{2})$");
            return zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException malformed) {
            throw invalid("'" + text + "' is not a time.");
        }
    }

    private static Refusal invalid(String message) {
        return Errors.refusal(400, "BadRequest", message);
    }

    boolean accepts(ObjectNode event) {
        return comparisons.stream().allMatch(comparison -> comparison.test(event));
    }
}
