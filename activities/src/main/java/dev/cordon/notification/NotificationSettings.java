package dev.cordon.notification;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How channels are reached. Addresses of webhooks and keys are secrets: whoever has one can write to people in our name.
 * None of these says them when printed.
 *
 * @param teams null if this worker tells nobody by Teams
 * @param pagerDuty null if this worker pages nobody
 * @param mail null if this worker sends no mail
 */
public record NotificationSettings(
        @Nullable Teams teams,
        @Nullable PagerDuty pagerDuty,
        @Nullable Mail mail) {
    /** The webhook of a Teams workflow. */
    public record Teams(URI webhook) {
        private static final int SHORTEST_SECRET = 16;

        /** The parts of the address that are long enough to be secret, as they stand in it and decoded. */
        List<String> secrets() {
            return Stream.of(webhook.getRawPath(), webhook.getPath(), webhook.getRawQuery(), webhook.getQuery())
                    .filter(Objects::nonNull)
                    .flatMap(part -> Stream.of(part.split("[&=]")))
                    .filter(part -> part.length() >= SHORTEST_SECRET)
                    .distinct()
                    .toList();
        }

        @Override
        public String toString() {
            return "Teams at " + webhook.getHost();
        }
    }

    /**
     * An integration of PagerDuty's Events API v2.
     *
     * @param url where events are taken
     */
    public record PagerDuty(URI url, String routingKey) {
        @Override
        public String toString() {
            return "PagerDuty at " + url.getHost();
        }
    }

    /**
     * A mail server.
     *
     * @param username null to send without signing in
     * @param startTls whether to refuse to send anything before the connection is encrypted
     */
    public record Mail(
            String host,
            int port,
            @Nullable String username,
            @Nullable String password,
            String from,
            List<String> to,
            boolean startTls) {
        public Mail {
            to = List.copyOf(to);
        }

        @Override
        public String toString() {
            return "mail by " + host + ":" + port;
        }
    }
}
