package dev.cordon.worker.azure;

import dev.cordon.azure.AzureCapabilities;
import dev.cordon.azure.CustodySettings;
import dev.cordon.azure.RunHistories;
import dev.cordon.capability.WorkerRole;
import dev.cordon.worker.InvalidSetting;
import dev.cordon.worker.polling.CapabilitySource;
import dev.cordon.worker.polling.WorkerProperties;
import java.util.List;
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
    AzureCapabilities azureCapabilities(
            AzureProperties properties, WorkerProperties worker, SealProperties seal, RunHistories histories) {
        CustodySettings custody =
                worker.roles().contains(WorkerRole.EVIDENCE) ? new CustodySettings(seal.settings(), histories) : null;
        return AzureCapabilities.connect(properties.settings(), custody);
    }

    @Bean
    CapabilitySource azure(ObjectProvider<AzureCapabilities> capabilities) {
        return roles -> roles.stream()
                .filter(AzureConfiguration::needsAzure)
                .flatMap(role -> activities(capabilities.getObject(), role).stream())
                .toList();
    }

    @Bean
    WarmUp azureHealthIndicator(WorkerProperties worker, ObjectProvider<AzureCapabilities> capabilities) {
        Set<WorkerRole> roles = worker.roles();
        return roles.stream().anyMatch(AzureConfiguration::needsAzure)
                ? new WarmUp(() -> capabilities.getObject().warmUp())
                : WarmUp.notNeeded();
    }

    private static List<Object> activities(AzureCapabilities capabilities, WorkerRole role) {
        try {
            return capabilities.activities(role);
        } catch (IllegalArgumentException noKey) {
            throw new InvalidSetting("cordon.seal.key-file", String.valueOf(noKey.getMessage()));
        }
    }

    private static boolean needsAzure(WorkerRole role) {
        return role != WorkerRole.RUNBOOKS && role != WorkerRole.FOLLOWING;
    }
}
