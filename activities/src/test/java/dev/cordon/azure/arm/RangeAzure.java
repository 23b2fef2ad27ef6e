package dev.cordon.azure.arm;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import dev.cordon.azure.AzureSettings;
import dev.cordon.range.directory.Application;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** Azure as a worker uses it, over HTTPS against a range, under the identity of one of its applications. */
public final class RangeAzure {
    private static final Polling QUICK =
            new Polling(Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofSeconds(10));

    private RangeAzure() {}

    /**
     * Connects to a range.
     *
     * @param trusting an HTTP client that trusts the range's certificate authority
     */
    public static Azure as(Application application, URI range, String tenantId, HttpClient.Builder trusting) {
        com.azure.core.http.HttpClient http = new JdkHttpClientBuilder(trusting).build();
        return Azure.over(
                http,
                new ClientSecretCredentialBuilder()
                        .authorityHost(range.toString())
                        .tenantId(tenantId)
                        .clientId(application.clientId())
                        .clientSecret(application.clientSecret())
                        .disableInstanceDiscovery()
                        .httpClient(http)
                        .build(),
                AzureSettings.custom(range, range),
                QUICK);
    }
}
