package dev.cordon.worker.azure;

import dev.cordon.azure.AzureSettings;
import dev.cordon.worker.InvalidSetting;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which Azure this worker works in. The credentials are not among it: they are {@code DefaultAzureCredential}'s.
 *
 * @param cloud a cloud that has a name, or custom with the endpoints below
 * @param audience for whom Azure Resource Manager's tokens are; the endpoint itself if null
 */
@ConfigurationProperties("cordon.azure")
record AzureProperties(
        @DefaultValue("public") AzureSettings.Cloud cloud,
        @Nullable URI authorityHost,
        @Nullable URI resourceManagerEndpoint,
        @Nullable String audience,
        @DefaultValue("false") boolean disableInstanceDiscovery) {
    /** @throws InvalidSetting if they do not go together */
    AzureSettings settings() {
        try {
            return new AzureSettings(
                    cloud, authorityHost, resourceManagerEndpoint, audience, !disableInstanceDiscovery);
        } catch (IllegalArgumentException contradiction) {
            throw new InvalidSetting("cordon.azure", String.valueOf(contradiction.getMessage()));
        }
    }
}
