package dev.cordon.auditor.pull;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.storage.blob.BlobContainerClientBuilder;
import dev.cordon.auditor.keys.KeyVaultAccess;
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
        HttpClient http = http();
        return new Vault(new BlobContainerClientBuilder()
                .endpoint(container)
                .credential(credential(http))
                .httpClient(http)
                .buildClient());
    }

    /** Key Vaults; nothing is sent yet. */
    public KeyVaultAccess keyVaults() {
        HttpClient http = http();
        return new KeyVaultAccess(credential(http), http, authority != null);
    }

    private static HttpClient http() {
        return new JdkHttpClientBuilder()
                .connectionTimeout(PATIENCE)
                .responseTimeout(PATIENCE)
                .readTimeout(PATIENCE)
                .build();
    }

    private TokenCredential credential(HttpClient http) {
        DefaultAzureCredentialBuilder identity = new DefaultAzureCredentialBuilder().httpClient(http);
        if (authority != null) {
            identity.authorityHost(authority.toString());
        }
        if (!instanceDiscovery) {
            identity.disableInstanceDiscovery();
        }
        return identity.build();
    }
}
