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
        String webhook = given(teams.webhookUrl());
        return webhook == null ? null : new NotificationSettings.Teams(safe("teams.webhook-url", webhook));
    }

    private NotificationSettings.@Nullable PagerDuty checkedPagerDuty() {
        String key = given(pagerduty.routingKey());
        return key == null
                ? null
                : new NotificationSettings.PagerDuty(
                        safe("pagerduty.url", pagerduty.url().strip()), key);
    }

    private NotificationSettings.@Nullable Mail checkedMail() {
        String host = given(mail.host());
        if (host == null) {
            return null;
        }
        if (mail.port() < 1 || mail.port() > 65_535) {
            throw new InvalidSetting(PREFIX + "mail.port", mail.port() + " is out of range; expected 1 to 65535");
        }
        if (mail.to().isEmpty()) {
            throw missing("mail.to");
        }
        String username = given(mail.username());
        return new NotificationSettings.Mail(
                host,
                mail.port(),
                username,
                username == null ? null : required("mail.password", given(mail.password())),
                required("mail.from", given(mail.from())),
                mail.to(),
                mail.startTls());
    }

    /** Without the line break that a mounted secret often ends with; null if nothing is left. */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String required(String name, @Nullable String value) {
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    private static InvalidSetting missing(String name) {
        return new InvalidSetting(PREFIX + name, "missing");
    }

    /** What is secret travels encrypted, or does not leave this machine. */
    private static URI safe(String name, String address) {
        try {
            URI url = new URI(address);
            boolean encrypted = "https".equalsIgnoreCase(url.getScheme());
            boolean plain = "http".equalsIgnoreCase(url.getScheme());
            if (url.getHost() != null && (encrypted || (plain && isThisMachine(url.getHost())))) {
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
