package dev.cordon.range.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What PagerDuty's Events API v2 asks of an event, as in its published schema and limits: a summary of 1024
 * characters, a dedup key of 255, 512 KB in all.
 *
 * <p>The words of the commonest refusals are PagerDuty's; those for lengths, links, images, times and a routing key
 * that no service has are the range's own.
 */
final class EventRules {
    private static final int MOST_BYTES = 512 * 1024;
    private static final int LONGEST_SUMMARY = 1024;
    private static final int LONGEST_KEY = 255;
    private static final Set<String> ACTIONS = Set.of("trigger", "acknowledge", "resolve");
    private static final Set<String> SEVERITIES = Set.of("critical", "warning", "error", "info");

    private final String routingKey;

    EventRules(String routingKey) {
        this.routingKey = routingKey;
    }

    /** Everything that is wrong with an event; nothing where it may pass. */
    List<String> problems(JsonNode event, String body) {
        List<String> problems = new ArrayList<>();
        if (body.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            problems.add("The event is too large (maximum is 512 KB)");
        }
        key(event, problems);
        action(event, problems);
        if (event.path("event_action").asText().equals("trigger")) {
            payload(event.path("payload"), problems);
            client(event, problems);
            links(event.path("links"), problems);
            images(event.path("images"), problems);
        }
        return problems;
    }

    private void key(JsonNode event, List<String> problems) {
        String key = event.path("routing_key").asText("");
        if (key.isBlank()) {
            problems.add("'routing_key' cannot be blank");
            return;
        }
        if (key.length() != 32) {
            problems.add("Length of 'routing_key' is incorrect (should be 32 characters)");
        }
        if (!key.matches("[A-Za-z0-9]*")) {
            problems.add("'routing_key' cannot contain non-alphanumeric characters.");
        }
        if (key.matches("[A-Za-z0-9]{32}") && !key.equals(routingKey)) {
            problems.add("Invalid routing key");
        }
    }

    private static void action(JsonNode event, List<String> problems) {
        String action = event.path("event_action").asText("");
        String key = event.path("dedup_key").asText("");
        if (action.isBlank()) {
            problems.add("'event_action' is missing or blank");
        } else if (!ACTIONS.contains(action)) {
            problems.add("'event_action' is invalid (must be one of the following: 'trigger', 'acknowledge' or"
                    + " 'resolve')");
        } else if (!action.equals("trigger") && key.isBlank()) {
            problems.add("'dedup_key' is missing or blank");
        }
        if (key.length() > LONGEST_KEY) {
            problems.add("'dedup_key' is too long (maximum is 255 characters)");
        }
    }

    private static void payload(JsonNode payload, List<String> problems) {
        if (!payload.isObject()) {
            problems.add("'payload' is missing or blank");
            return;
        }
        for (String name : List.of("summary", "source", "severity")) {
            if (!payload.path(name).isTextual() || payload.path(name).asText().isBlank()) {
                problems.add("'payload." + name + "' is missing or blank");
            }
        }
        if (payload.path("summary").asText().length() > LONGEST_SUMMARY) {
            problems.add("'payload.summary' is too long (maximum is 1024 characters)");
        }
        String severity = payload.path("severity").asText();
        if (!severity.isBlank() && !SEVERITIES.contains(severity)) {
            problems.add("'payload.severity' is invalid (must be one of the following: 'critical', 'warning', 'error'"
                    + " or 'info')");
        }
        details(payload, problems);
    }

    private static void details(JsonNode payload, List<String> problems) {
        if (payload.hasNonNull("timestamp") && !isTime(payload.path("timestamp").asText())) {
            problems.add("'payload.timestamp' is not a valid ISO 8601 time");
        }
        if (payload.hasNonNull("custom_details")
                && !payload.path("custom_details").isObject()) {
            problems.add("'payload.custom_details' must be an object");
        }
    }

    private static boolean isTime(String text) {
        try {
            DateTimeFormatter.ISO_DATE_TIME.parse(text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"));
            return true;
        } catch (DateTimeException malformed) {
            return false;
        }
    }

    private static void client(JsonNode event, List<String> problems) {
        if (event.hasNonNull("client") && !event.path("client").isTextual()) {
            problems.add("'client' must be a string");
        }
        if (event.hasNonNull("client_url")
                && !WebAddress.isOne(event.path("client_url").asText())) {
            problems.add("'client_url' is not a valid URL");
        }
    }

    private static void links(JsonNode links, List<String> problems) {
        if (isWrong(links)) {
            problems.add("'links' must be an array");
        }
        for (JsonNode link : links) {
            if (!WebAddress.isOne(link.path("href").asText())) {
                problems.add("'links.href' is missing or not a valid URL");
            }
        }
    }

    private static void images(JsonNode images, List<String> problems) {
        if (isWrong(images)) {
            problems.add("'images' must be an array");
        }
        for (JsonNode image : images) {
            String source = image.path("src").asText();
            if (!WebAddress.isOne(source) || !source.startsWith("https")) {
                problems.add("'images.src' is missing or not a valid HTTPS URL");
            }
        }
    }

    private static boolean isWrong(JsonNode list) {
        return !list.isMissingNode() && !list.isNull() && !list.isArray();
    }
}
