package dev.cordon.range.page;

import java.util.List;

/**
 * Everything that the page shows.
 *
 * @param nonce what its style is known by
 * @param now the tenant's time
 * @param refresh seconds until it loads itself again; empty for never
 * @param machines the machines, by name
 * @param incidents Sentinel's incidents, the newest first
 * @param runs the playbooks' runs, the newest first
 * @param cards what was sent to Teams, the newest first
 * @param alerts PagerDuty's alerts, the newest first
 */
record PageContent(
        String nonce,
        String now,
        String refresh,
        List<Machines.Machine> machines,
        List<Incidents.Incident> incidents,
        List<Runs.Run> runs,
        List<ChannelCards.Card> cards,
        List<Pages.Alert> alerts) {
    PageContent {
        machines = List.copyOf(machines);
        incidents = List.copyOf(incidents);
        runs = List.copyOf(runs);
        cards = List.copyOf(cards);
        alerts = List.copyOf(alerts);
    }
}
