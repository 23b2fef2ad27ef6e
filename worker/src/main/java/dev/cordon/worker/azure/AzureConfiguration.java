package dev.cordon.worker.azure;

import dev.cordon.azure.AzureCapabilities;
import dev.cordon.capability.WorkerRole;
import dev.cordon.worker.polling.CapabilitySource;
import dev.cordon.worker.polling.WorkerProperties;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Sets up what carries capabilities out in Azure. A worker that only runs runbooks opens no client of it. */
@Configuration(proxyBeanMethods = false)
class AzureConfiguration {
    @Bean(destroyMethod = "close")
    @Lazy
    AzureCapabilities azureCapabilities(AzureProperties properties) {
        return AzureCapabilities.connect(properties.settings());
    }

    @Bean
    CapabilitySource azure(ObjectProvider<AzureCapabilities> capabilities) {
        return roles -> roles.stream()
                .filter(AzureConfiguration::needsAzure)
                .flatMap(role -> capabilities.getObject().activities(role).stream())
                .toList();
    }

    @Bean
    WarmUp azureHealthIndicator(WorkerProperties worker, ObjectProvider<AzureCapabilities> capabilities) {
        Set<WorkerRole> roles = worker.roles();
        return roles.stream().anyMatch(AzureConfiguration::needsAzure)
                ? new WarmUp(() -> capabilities.getObject().warmUp())
                : WarmUp.notNeeded();
    }

    private static boolean needsAzure(WorkerRole role) {
        return role != WorkerRole.RUNBOOKS;
    }
}
