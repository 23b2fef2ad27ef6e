package dev.cordon.worker.policy;

import dev.cordon.capability.notification.Channel;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are told what runs do, as it was configured, unchecked.
 *
 * @param channels every one that is used; how each is reached is configured in the worker of the role notification
 * @param consoleUrl address of the console, to which notices link
 */
@ConfigurationProperties("cordon.notifications")
record NotificationProperties(
        @DefaultValue List<Channel> channels, @Nullable URI consoleUrl) {}
