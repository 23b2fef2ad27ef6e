package dev.cordon.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.capability.notification.Notice;
import dev.cordon.capability.notification.PagerEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** An event as PagerDuty's Events API v2 takes it. */
final class PagerDutyEvent {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_SUMMARY = 1024;
    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_PLAN = 50;
    /** An event of more than 512 KB is refused. */
    private static final int LONGEST_LINE = 1000;

    private static final String CORDON = "Cordon";

    private PagerDutyEvent() {}

    static ObjectNode of(PagerEvent event, String routingKey) {
        ObjectNode document = MAPPER.createObjectNode()
                .put("routing_key", routingKey)
                .put("event_action", action(event.action()))
                .put("dedup_key", key(event.dedupKey()));
        if (event.action() == PagerEvent.Action.TRIGGER) {
            trigger(document, event);
        }
        return document;
    }

    private static void trigger(ObjectNode document, PagerEvent event) {
        Notice notice = event.notice();
        document.put("client", CORDON);
        if (notice.page() != null) {
            document.put("client_url", notice.page());
            document.putArray("links").addObject().put("href", notice.page()).put("text", "Open in Cordon");
        }
        ObjectNode payload = document.putObject("payload");
        String summary = (event.urgent() ? "ESCALATION: " : "") + notice.title() + ": " + notice.words();
        payload.put("summary", Excerpt.of(summary, LONGEST_SUMMARY))
                .put("source", notice.workflowId())
                .put("severity", event.urgent() ? "critical" : severity(notice.severity()))
                .put("component", notice.incidentId())
                .put("group", notice.runbook())
                .put("class", notice.occasion().name().toLowerCase(Locale.ROOT));
        ObjectNode details = payload.putObject("custom_details");
        notice.facts().forEach(fact -> details.put(fact.name(), Excerpt.of(fact.value(), LONGEST_LINE)));
        if (!notice.plan().isEmpty()) {
            notice.plan().stream()
                    .limit(LONGEST_PLAN)
                    .map(line -> Excerpt.of(line, LONGEST_LINE))
                    .forEach(details.putArray("plan")::add);
        }
    }

    private static String action(PagerEvent.Action action) {
        return switch (action) {
            case TRIGGER -> "trigger";
            case ACKNOWLEDGE -> "acknowledge";
            case RESOLVE -> "resolve";
        };
    }

    private static String severity(String sentinel) {
        return switch (sentinel) {
            case "High" -> "critical";
            case "Medium" -> "error";
            case "Low" -> "warning";
            default -> "info";
        };
    }

    /** A key that is too long is told apart by its hash. */
    private static String key(String key) {
        if (key.length() <= LONGEST_KEY) {
            return key;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            String tail = "#" + HexFormat.of().formatHex(hash);
            return key.substring(0, LONGEST_KEY - tail.length()) + tail;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
