package dev.cordon.worker.policy;

import dev.cordon.capability.WorkerRole;
import dev.cordon.worker.polling.CapabilitySource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the configured policy to workers that run runbooks; others need none. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {
    @Bean
    CapabilitySource configuredPolicy(ContainmentProperties properties, GateProperties gates) {
        return roles -> roles.contains(WorkerRole.RUNBOOKS)
                ? List.of(
                        new ConfiguredPolicy(new CheckedPolicy(properties).policy(), new CheckedGates(gates).policy()))
                : List.of();
    }
}
