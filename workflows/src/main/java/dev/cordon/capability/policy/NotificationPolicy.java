package dev.cordon.capability.policy;

import dev.cordon.capability.notification.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How this installation tells people what runs do.
 *
 * @param channels every one that is used; each is told by itself, so that one that is down keeps no other waiting
 * @param console address of the console, without a slash at its end; null where there is none
 */
public record NotificationPolicy(
        List<Channel> channels, @Nullable String console) {
    public NotificationPolicy {
        channels = List.copyOf(channels);
    }
}
