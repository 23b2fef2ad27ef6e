package dev.cordon.range.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Service;
import dev.cordon.range.tenant.HandedOut;
import dev.cordon.range.tenant.StateFolder;
import java.util.List;

/** Everything about notifications: where they are sent, and what arrived. */
public final class Notifications {
    private final NotifyKeys keys;
    private final Inbox cards;
    private final Inbox events;
    private final TeamsWebhook teams;
    private final PagerDuty pagerDuty;

    private Notifications(NotifyKeys keys, StateFolder folder) {
        this.keys = keys;
        this.cards = new Inbox(folder, "teams.ndjson");
        this.events = new Inbox(folder, "pagerduty.ndjson");
        this.teams = new TeamsWebhook(keys, cards);
        this.pagerDuty = new PagerDuty(keys, events);
    }

    /** Opens the places of a state folder, and notes their secrets. */
    public static Notifications open(StateFolder folder, HandedOut handedOut) {
        return new Notifications(NotifyKeys.open(folder, handedOut), folder);
    }

    /** What answers at the places; their paths are nobody else's. */
    public List<Service> services() {
        return List.of(teams, pagerDuty);
    }

    /** Where a sender finds the places at that origin, with what opens them. */
    public ObjectNode addresses(String origin) {
        ObjectNode addresses = Json.object().put("teamsWebhook", teams.address(origin));
        addresses.putObject("pagerDuty").put("url", PagerDuty.address(origin)).put("routingKey", keys.routingKey());
        return addresses;
    }

    /** Every card that was sent to the Teams channel, shown or not, in the order of arrival. */
    public ArrayNode cards() {
        ArrayNode list = Json.array();
        cards.all().forEach(list::add);
        return list;
    }

    /** PagerDuty's alerts, in the order of their first trigger. */
    public ArrayNode alerts() {
        return Alerts.of(events.all());
    }

    /** Forgets what arrived; the addresses stay. */
    public void reset() {
        cards.clear();
        events.clear();
    }
}
