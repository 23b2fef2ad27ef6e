package dev.cordon.worker.notification;

import dev.cordon.notification.NotificationSettings;
import dev.cordon.worker.InvalidSetting;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How channels are reached, as it was configured. The webhook's address, the routing key and the password are secrets. */
@ConfigurationProperties("cordon.notifications")
record ChannelProperties(
        @DefaultValue Teams teams,
        @DefaultValue PagerDuty pagerduty,
        @DefaultValue Mail mail) {
    private static final String PREFIX = "cordon.notifications.";

    /**
     * The webhook of a Teams workflow.
     *
     * @param webhookUrl a text, since Spring would encode once more what is encoded in an address already
     */
    record Teams(@Nullable String webhookUrl) {
        @Override
        public String toString() {
            return "Teams";
        }
    }

    /** An integration of PagerDuty's Events API v2. */
    record PagerDuty(
            @DefaultValue("https://events.pagerduty.com/v2/enqueue")
            String url,

            @Nullable String routingKey) {
        @Override
        public String toString() {
            return "PagerDuty";
        }
    }

    /** A mail server. */
    record Mail(
            @Nullable String host,
            @DefaultValue("587") int port,
            @Nullable String username,
            @Nullable String password,
            @Nullable String from,
            @DefaultValue List<String> to,
            @DefaultValue("true") boolean startTls) {
        @Override
        public String toString() {
            return "mail";
        }
    }

    /** @throws InvalidSetting naming the property, without its value where that is secret */
    NotificationSettings settings() {
        return new NotificationSettings(checkedTeams(), checkedPagerDuty(), checkedMail());
    }

    private NotificationSettings.@Nullable Teams checkedTeams() {
        String webhook = teams.webhookUrl();
        return webhook == null || webhook.isBlank()
                ? null
                : new NotificationSettings.Teams(safe("teams.webhook-url", webhook));
    }

    private NotificationSettings.@Nullable PagerDuty checkedPagerDuty() {
        String key = pagerduty.routingKey();
        if (key == null || key.isBlank()) {
            return null;
        }
        return new NotificationSettings.PagerDuty(safe("pagerduty.url", pagerduty.url()), key);
    }

    private NotificationSettings.@Nullable Mail checkedMail() {
        String host = mail.host();
        if (host == null || host.isBlank()) {
            return null;
        }
        if (mail.from() == null || mail.to().isEmpty()) {
            throw new InvalidSetting(PREFIX + "mail." + (mail.from() == null ? "from" : "to"), "missing");
        }
        return new NotificationSettings.Mail(
                host, mail.port(), mail.username(), mail.password(), mail.from(), mail.to(), mail.startTls());
    }

    /** What is secret travels encrypted, or does not leave this machine. */
    private static URI safe(String name, String address) {
        try {
            URI url = new URI(address);
            boolean encrypted = "https".equalsIgnoreCase(url.getScheme());
            if (url.getHost() != null && (encrypted || isThisMachine(url.getHost()))) {
                return url;
            }
        } catch (URISyntaxException noAddress) {
            // Said below, without the address: it may be a secret with a typing mistake in it.
        }
        throw new InvalidSetting(PREFIX + name, "is no https address");
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
