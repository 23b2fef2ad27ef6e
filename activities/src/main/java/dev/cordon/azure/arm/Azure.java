package dev.cordon.azure.arm;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.AzureEnvironment.Endpoint;
import com.azure.identity.DefaultAzureCredentialBuilder;
import dev.cordon.azure.AzureSettings;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Everything that activities need to talk to one Azure cloud under one identity. */
public final class Azure implements AutoCloseable {
    private static final int HEARTBEAT_THREADS = 4;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration RESPONSE = Duration.ofSeconds(20);
    /** A block copied from elsewhere is answered when it has been copied. */
    private static final Duration COPY = Duration.ofMinutes(10);

    private final AzureClients clients;
    private final boolean custom;
    private final Operations operations;
    private final ScheduledExecutorService heartbeats;
    private final Work work;
    private final Together together = new Together();

    private Azure(AzureClients clients, Polling polling, boolean custom) {
        this.clients = clients;
        this.custom = custom;
        this.operations = new Operations(clients.arm(), polling);
        this.heartbeats = Executors.newScheduledThreadPool(HEARTBEAT_THREADS, Azure::heartbeatThread);
        this.work = new Work(heartbeats, clients::principal);
    }

    /**
     * Builds the clients; nothing is sent yet.
     *
     * @param credential the worker's identity; {@code DefaultAzureCredential} if null
     */
    public static Azure connect(AzureSettings settings, @Nullable TokenCredential credential) {
        HttpClient http = http(RESPONSE);
        AzureEnvironment environment = environment(settings);
        TokenCredential identity = credential == null ? defaultCredential(settings, environment, http) : credential;
        String audience = Objects.requireNonNullElse(settings.audience(), environment.getManagementEndpoint());
        return new Azure(
                new AzureClients(environment, audience, identity, http, http(COPY)),
                Polling.CONTAINMENT,
                isCustom(settings));
    }

    private static HttpClient http(Duration response) {
        return new JdkHttpClientBuilder()
                .connectionTimeout(CONNECT)
                .responseTimeout(response)
                .readTimeout(RESPONSE)
                .writeTimeout(RESPONSE)
                .build();
    }

    /** Over a transport of a test's own. */
    static Azure over(HttpClient http, TokenCredential credential, AzureSettings settings, Polling polling) {
        AzureEnvironment environment = environment(settings);
        return new Azure(
                new AzureClients(environment, environment.getManagementEndpoint(), credential, http, http),
                polling,
                isCustom(settings));
    }

    public AzureClients clients() {
        return clients;
    }

    /** A Key Vault by its URL. */
    public KeyVault keyVault(URI url) {
        return clients.keyVault(url, custom);
    }

    public Operations operations() {
        return operations;
    }

    public Work work() {
        return work;
    }

    public Together together() {
        return together;
    }

    /**
     * Gets a token and makes a first call, so that the first incident does not wait for it.
     *
     * @throws io.temporal.failure.ApplicationFailure of a {@link dev.cordon.capability.FailureType}
     */
    public void warmUp() {
        try {
            clients.warmUp();
        } catch (RuntimeException failure) {
            throw AzureFailures.translate("reach Azure at " + clients.arm(), failure);
        }
    }

    @Override
    public void close() {
        heartbeats.shutdownNow();
        together.close();
    }

    private static boolean isCustom(AzureSettings settings) {
        return settings.cloud() == AzureSettings.Cloud.CUSTOM;
    }

    private static TokenCredential defaultCredential(
            AzureSettings settings, AzureEnvironment environment, HttpClient http) {
        DefaultAzureCredentialBuilder builder = new DefaultAzureCredentialBuilder()
                .authorityHost(environment.getActiveDirectoryEndpoint())
                .httpClient(http)
                .retryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ZERO)))
                .maxRetry(0);
        if (!settings.instanceDiscovery()) {
            builder.disableInstanceDiscovery();
        }
        return builder.build();
    }

    private static AzureEnvironment environment(AzureSettings settings) {
        return switch (settings.cloud()) {
            case PUBLIC -> AzureEnvironment.AZURE;
            case GOVERNMENT -> AzureEnvironment.AZURE_US_GOVERNMENT;
            case CHINA -> AzureEnvironment.AZURE_CHINA;
            case CUSTOM -> custom(settings);
        };
    }

    private static AzureEnvironment custom(AzureSettings settings) {
        String resourceManager = String.valueOf(settings.resourceManager());
        Map<String, String> endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
        endpoints.put(Endpoint.RESOURCE_MANAGER.identifier(), resourceManager);
        endpoints.put(Endpoint.MANAGEMENT.identifier(), resourceManager);
        endpoints.put(Endpoint.ACTIVE_DIRECTORY.identifier(), String.valueOf(settings.authorityHost()));
        return new AzureEnvironment(endpoints);
    }

    private static Thread heartbeatThread(Runnable beats) {
        Thread thread = new Thread(beats, "azure-heartbeat");
        thread.setDaemon(true);
        return thread;
    }
}
