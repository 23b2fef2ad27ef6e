package dev.cordon.worker.polling;

import io.temporal.client.WorkflowClient;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up the polling of this worker's roles, and says in its readiness whether they are polled. */
@Configuration(proxyBeanMethods = false)
class PollingConfiguration {
    @Bean
    Polling polling(
            WorkflowClient client,
            WorkerProperties properties,
            List<CapabilitySource> sources,
            List<OnceServed> onceServed) {
        Roster roster = new Roster(properties.roles(), sources);
        return new Polling(client, Crew.of(client, properties, roster), properties.shutdownGrace(), onceServed);
    }

    @Bean
    HealthIndicator temporalHealthIndicator(Polling polling, WorkerProperties properties) {
        return () -> {
            String obstacle = polling.obstacle();
            return (obstacle == null && polling.polls() ? Health.up() : Health.down())
                    .withDetail("roles", properties.roles())
                    .withDetail("waitingFor", obstacle == null ? "nothing" : obstacle)
                    .build();
        };
    }
}
