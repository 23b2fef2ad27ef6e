package dev.cordon.worker.policy;

import dev.cordon.capability.WorkerRole;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.worker.polling.CapabilitySource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the configured policy to workers that run runbooks; others need none. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {
    @Bean
    CapabilitySource configuredPolicy(
            ContainmentProperties containment,
            GateProperties gates,
            VaultProperties vault,
            NotificationProperties notifications,
            IncidentProperties incidents) {
        return roles -> {
            if (!roles.contains(WorkerRole.RUNBOOKS)) {
                return List.of();
            }
            ContainmentPolicy policy = new CheckedPolicy(containment).policy();
            return List.of(new ConfiguredPolicy(
                    policy,
                    new CheckedGates(gates).policy(),
                    new CheckedVault(vault).policy(policy.vaultContainer()),
                    new CheckedNotifications(notifications).policy(),
                    new CheckedIncidents(incidents).policy()));
        };
    }
}
