package dev.cordon.worker.policy;

import dev.cordon.capability.policy.NotificationPolicy;
import dev.cordon.worker.InvalidSetting;
import java.net.URI;
import java.util.Set;

/** Turns what was configured about notifications into a policy, or says which property forbids it. */
final class CheckedNotifications {
    private static final String CONSOLE = "cordon.notifications.console-url";
    private static final Set<String> SCHEMES = Set.of("https", "http");

    private final NotificationProperties properties;

    CheckedNotifications(NotificationProperties properties) {
        this.properties = properties;
    }

    /** @throws InvalidSetting naming the property */
    NotificationPolicy policy() {
        URI console = properties.consoleUrl();
        if (console == null || console.toString().isBlank()) {
            return new NotificationPolicy(
                    properties.channels().stream().distinct().toList(), null);
        }
        if (console.getHost() == null || !SCHEMES.contains(String.valueOf(console.getScheme()))) {
            throw new InvalidSetting(
                    CONSOLE, "'" + console + "' is not an address, such as https://cordon.contoso.com/console");
        }
        return new NotificationPolicy(
                properties.channels().stream().distinct().toList(),
                console.toString().replaceFirst("/+$", ""));
    }
}
