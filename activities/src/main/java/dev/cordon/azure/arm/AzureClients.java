package dev.cordon.azure.arm;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.http.policy.UserAgentPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.http.policy.ArmChallengeAuthenticationPolicy;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.authorization.AuthorizationManager;
import com.azure.resourcemanager.authorization.fluent.AuthorizationManagementClient;
import com.azure.resourcemanager.compute.ComputeManager;
import com.azure.resourcemanager.compute.fluent.ComputeManagementClient;
import com.azure.resourcemanager.network.NetworkManager;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.resources.fluent.TagOperationsClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.capability.ArmId;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clients of one Azure cloud under one identity, one set for each subscription. None of them tries anything again:
 * Temporal alone does, so that every attempt stands in the history. Safe for use by many threads.
 */
public final class AzureClients {
    private final TokenCredential credential;
    private final HttpClient http;
    private final HttpPipeline pipeline;
    private final AzureEnvironment environment;
    private final String scope;
    private final Arm arm;
    private final Map<String, ComputeManager> compute = new ConcurrentHashMap<>();
    private final Map<String, NetworkManager> network = new ConcurrentHashMap<>();
    private final Map<String, AuthorizationManager> authorization = new ConcurrentHashMap<>();
    private final Map<String, ResourceManager> resources = new ConcurrentHashMap<>();

    AzureClients(AzureEnvironment environment, String audience, TokenCredential credential, HttpClient http) {
        this.credential = credential;
        this.http = http;
        this.environment = environment;
        this.scope = audience + "/.default";
        this.pipeline = new HttpPipelineBuilder()
                .httpClient(http)
                .policies(
                        new UserAgentPolicy("cordon"),
                        new RequestIdPolicy(),
                        new ArmChallengeAuthenticationPolicy(credential, scope))
                .build();
        this.arm = new Arm(pipeline, URI.create(environment.getResourceManagerEndpoint()));
    }

    /** Azure Resource Manager as it is on the wire. */
    public Arm arm() {
        return arm;
    }

    /** Machines, disks and snapshots of the resource's subscription. */
    public ComputeManagementClient compute(ArmId resource) {
        return compute.computeIfAbsent(
                        resource.subscriptionId(), id -> ComputeManager.authenticate(pipeline, profile(id)))
                .serviceClient();
    }

    /** Network interfaces and security groups of the resource's subscription. */
    public NetworkManagementClient network(ArmId resource) {
        return network.computeIfAbsent(
                        resource.subscriptionId(), id -> NetworkManager.authenticate(pipeline, profile(id)))
                .serviceClient();
    }

    /** Role assignments in the resource's subscription. */
    public AuthorizationManagementClient authorization(ArmId resource) {
        return authorization
                .computeIfAbsent(
                        resource.subscriptionId(), id -> AuthorizationManager.authenticate(pipeline, profile(id)))
                .roleServiceClient();
    }

    /** Tags of resources in the resource's subscription. */
    public TagOperationsClient tags(ArmId resource) {
        return resources
                .computeIfAbsent(
                        resource.subscriptionId(),
                        id -> ResourceManager.authenticate(pipeline, profile(id))
                                .withSubscription(id))
                .serviceClient()
                .getTagOperations();
    }

    /** A blob container by its URL, on whichever host it is. */
    public BlobContainerClient container(String url) {
        return new BlobContainerClientBuilder()
                .endpoint(url)
                .credential(credential)
                .httpClient(http)
                .retryOptions(new RequestRetryOptions(RetryPolicyType.FIXED, 1, (Integer) null, null, null, null))
                .buildClient();
    }

    /** Gets a token, makes one call and loads what the first incident would otherwise wait for. */
    void warmUp() {
        credential.getTokenSync(new TokenRequestContext().addScopes(scope));
        for (JsonNode subscription :
                arm.get("/subscriptions?api-version=2022-12-01").json().path("value")) {
            ArmId any = ArmId.parse(
                    "/subscriptions/" + subscription.path("subscriptionId").asText()
                            + "/resourceGroups/any/providers/Microsoft.Compute/disks/any");
            compute(any);
            network(any);
            authorization(any);
            tags(any);
        }
    }

    private AzureProfile profile(String subscriptionId) {
        return new AzureProfile(null, subscriptionId, environment);
    }
}
