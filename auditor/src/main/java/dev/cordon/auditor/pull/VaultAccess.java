package dev.cordon.auditor.pull;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.storage.blob.BlobContainerClientBuilder;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a vault is reached.
 *
 * @param authority where tokens come from; null for the public cloud's
 * @param instanceDiscovery whether the authority is first looked up in the public cloud's directory of authorities
 */
public record VaultAccess(@Nullable URI authority, boolean instanceDiscovery) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The vault at the URL of its container; nothing is sent yet. */
    public Vault vault(String container) {
        HttpClient http = new JdkHttpClientBuilder()
                .connectionTimeout(PATIENCE)
                .responseTimeout(PATIENCE)
                .readTimeout(PATIENCE)
                .build();
        DefaultAzureCredentialBuilder identity = new DefaultAzureCredentialBuilder().httpClient(http);
        if (authority != null) {
            identity.authorityHost(authority.toString());
        }
        if (!instanceDiscovery) {
            identity.disableInstanceDiscovery();
        }
        return new Vault(new BlobContainerClientBuilder()
                .endpoint(container)
                .credential(identity.build())
                .httpClient(http)
                .buildClient());
    }
}
