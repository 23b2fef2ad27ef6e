package dev.cordon.range.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.notify.WebAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Who was paged, and whether somebody answered. */
final class Pages {
    private Pages() {}

    /** PagerDuty's alerts, the newest first. */
    static List<Alert> of(JsonNode alerts) {
        List<Alert> shown = new ArrayList<>();
        alerts.forEach(alert -> shown.add(alert(alert)));
        Collections.reverse(shown);
        return shown;
    }

    private static Alert alert(JsonNode alert) {
        List<String> events = new ArrayList<>();
        alert.path("events")
                .forEach(entry ->
                        events.add(Moment.shown(entry.path("receivedAt").asText()) + " "
                                + entry.at("/event/event_action").asText()));
        return new Alert(
                alert.path("dedupKey").asText(),
                alert.path("status").asText(),
                alert.path("severity").asText(),
                alert.path("summary").asText(),
                alert.path("source").asText(),
                links(alert),
                events);
    }

    private static List<Link> links(JsonNode alert) {
        List<Link> links = new ArrayList<>();
        alert.path("links")
                .forEach(link -> Link.of(
                                link.path("text").asText(link.path("href").asText()),
                                link.path("href").asText())
                        .ifPresent(links::add));
        String client = alert.path("client_url").asText("");
        if (WebAddress.isOne(client)) {
            links.add(new Link(alert.path("client").asText(client), client));
        }
        return links;
    }

    /**
     * An alert.
     *
     * @param dedupKey what its events have in common
     * @param status triggered, acknowledged or resolved
     * @param severity critical, error, warning or info
     * @param summary what happened
     * @param source where
     * @param links where to read on
     * @param events its events, each with its time
     */
    record Alert(
            String dedupKey,
            String status,
            String severity,
            String summary,
            String source,
            List<Link> links,
            List<String> events) {
        Alert {
            links = List.copyOf(links);
            events = List.copyOf(events);
        }
    }
}
