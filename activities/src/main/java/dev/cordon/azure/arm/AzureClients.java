package dev.cordon.azure.arm;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.http.policy.UserAgentPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.http.policy.ArmChallengeAuthenticationPolicy;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.Context;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clients of one Azure cloud under one identity, one set for each subscription. None of them tries anything again:
 * Temporal alone does, so that every attempt stands in the history. Safe for use by many threads.
 */
public final class AzureClients {
    /** Answers to a signed address whose access has ended meanwhile. */
    private static final Set<Integer> NOT_GIVEN = Set.of(401, 403, 404);

    private final TokenCredential credential;
    private final HttpClient http;
    private final HttpClient patientHttp;
    private final HttpPipeline pipeline;
    private final AzureEnvironment environment;
    private final String scope;
    private final Arm arm;
    private final Principal principal;
    private final Map<String, ComputeManager> compute = new ConcurrentHashMap<>();
    private final Map<String, NetworkManager> network = new ConcurrentHashMap<>();
    private final Map<String, AuthorizationManager> authorization = new ConcurrentHashMap<>();
    private final Map<String, ResourceManager> resources = new ConcurrentHashMap<>();

    /**
     * Builds the clients.
     *
     * @param patientHttp for requests whose answer takes minutes, because the storage service moves bytes for it
     */
    AzureClients(
            AzureEnvironment environment,
            String audience,
            TokenCredential identity,
            HttpClient http,
            HttpClient patientHttp) {
        this.credential = new CachedTokens(identity);
        this.http = http;
        this.patientHttp = patientHttp;
        this.environment = environment;
        this.scope = audience + "/.default";
        this.pipeline = new HttpPipelineBuilder()
                .httpClient(http)
                .policies(
                        new UserAgentPolicy("cordon"),
                        new RequestIdPolicy(),
                        CorrelationPolicy.ofResourceManager(),
                        new ArmChallengeAuthenticationPolicy(credential, scope))
                .build();
        this.principal = new Principal(credential, scope);
        this.arm = new Arm(pipeline, URI.create(environment.getResourceManagerEndpoint()));
    }

    /** Object id of the identity in Microsoft Entra under which everything is asked. */
    String principal() {
        return principal.objectId();
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
        return container(url, http);
    }

    /** The same container, for copies that the storage service makes by itself before it answers. */
    public BlobContainerClient patientContainer(String url) {
        return container(url, patientHttp);
    }

    /**
     * Asks for a blob's properties by a signed address alone, under no identity.
     *
     * @return its length in bytes
     */
    public long length(SignedUrl blob) {
        HttpRequest question = new HttpRequest(HttpMethod.HEAD, blob.secret());
        question.setHeader(HttpHeaderName.fromString("x-ms-version"), "2021-12-02");
        Answer answer = Answer.ofHead(http.sendSync(question, Context.NONE));
        if (NOT_GIVEN.contains(answer.status())) {
            throw new Refusal(
                    answer.status(), "CannotVerifyCopySource", "the access that was given is not accepted", null);
        }
        return answer.orRefusal().length();
    }

    KeyVault keyVault(URI url, boolean anyAuthority) {
        return new KeyVault(url, credential, http, anyAuthority);
    }

    private BlobContainerClient container(String url, HttpClient over) {
        return new BlobContainerClientBuilder()
                .endpoint(url)
                .credential(credential)
                .httpClient(over)
                .addPolicy(CorrelationPolicy.ofStorage())
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
