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
    CapabilitySource configuredPolicy(ContainmentProperties containment, GateProperties gates, VaultProperties vault) {
        return roles -> roles.contains(WorkerRole.RUNBOOKS) ? List.of(checked(containment, gates, vault)) : List.of();
    }

    private static ConfiguredPolicy checked(
            ContainmentProperties containment, GateProperties gates, VaultProperties vault) {
        ContainmentPolicy policy = new CheckedPolicy(containment).policy();
        return new ConfiguredPolicy(
                policy, new CheckedGates(gates).policy(), new CheckedVault(vault).policy(policy.vaultContainer()));
    }
}
