package dev.cordon.worker.notification;

import dev.cordon.capability.WorkerRole;
import dev.cordon.notification.ChannelNotifications;
import dev.cordon.worker.polling.CapabilitySource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives workers of the role notification their channels. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {
    @Bean
    CapabilitySource channels(ChannelProperties properties) {
        return roles -> roles.contains(WorkerRole.NOTIFICATION)
                ? List.of(new ChannelNotifications(properties.settings()))
                : List.of();
    }
}
