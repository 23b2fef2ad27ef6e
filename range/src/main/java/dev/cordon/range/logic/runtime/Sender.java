package dev.cordon.range.logic.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.admin.Outbound;
import dev.cordon.range.directory.ServicePrincipal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Sends the requests of Logic Apps: each cut off after a while, each with a fresh token where one is asked for. */
final class Sender {
    private static final String HTTP = "Microsoft.Logic/workflows/actions/http";
    private static final String MANAGEMENT = "https://management.azure.com/";

    private final Cloud cloud;
    private final Supplier<HttpClient> client;
    private final Duration limit;

    /** @param limit how long one request may take; 120 s in Azure */
    Sender(Cloud cloud, Supplier<HttpClient> client, Duration limit) {
        this.cloud = cloud;
        this.client = client;
        this.limit = limit;
    }

    /** Sends a request of an {@code Http} action, and has the journal note it. */
    Reply send(HttpCall call, ServicePrincipal identity, Run run) {
        if (call.uri().getScheme().equalsIgnoreCase("http") && !isLoopback(call.uri())) {
            throw ActionFailure.notImplemented("plain http to hosts other than this one");
        }
        HttpRequest request = request(call, identity, run);
        long sequence = cloud.nextSequence();
        Instant start = run.now();
        long before = System.nanoTime();
        Reply reply = exchange(request);
        cloud.sent(new Outbound(
                sequence,
                start,
                (System.nanoTime() - before) / 1e6,
                HTTP,
                call.method(),
                call.uri().toString().replaceFirst("\\?.*", ""),
                call.uri().getRawQuery() == null ? "" : call.uri().getRawQuery(),
                reply.status(),
                identity.objectId(),
                identity.clientId(),
                run.name(),
                reply.header("Location").orElse(""),
                reply.header("Retry-After").orElse("")));
        return reply;
    }

    /** Sends a request of a connector inside the cloud, as the Logic App. */
    Reply sendInside(HttpCall call, ServicePrincipal identity, Run run) {
        return exchange(request(call, identity, run));
    }

    private static boolean isLoopback(URI uri) {
        return uri.getHost().matches("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1\\]");
    }

    private HttpRequest request(HttpCall call, ServicePrincipal identity, Run run) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                    .method(
                            call.method(),
                            call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
            call.headers().forEach(request::setHeader);
            if (!call.authentication().isMissingNode()) {
                request.setHeader("Authorization", "Bearer " + token(call.authentication(), identity, run));
            }
            return request.build();
        } catch (IllegalArgumentException forbidden) {
            throw (ActionFailure) new ActionFailure("BadRequest", "The request is not valid: " + forbidden.getMessage())
                    .initCause(forbidden);
        }
    }

    private String token(JsonNode authentication, ServicePrincipal identity, Run run) {
        String type = authentication.path("type").asText();
        if (!type.equals("ManagedServiceIdentity") || authentication.has("identity")) {
            throw ActionFailure.notImplemented(
                    "authentication of type '" + type + "' other than by the system-assigned identity");
        }
        if (!run.app().at("/identity/type").asText().contains("SystemAssigned")) {
            throw new ActionFailure(
                    "WorkflowManagedServiceIdentityNotSpecified", "The workflow has no system-assigned identity.");
        }
        String audience = authentication.path("audience").asText(MANAGEMENT);
        return cloud.token(identity, audience)
                .orElseThrow(() -> new ActionFailure(
                        "AuthorizationFailed",
                        "AADSTS500011: The resource principal named " + audience + " was not found in the tenant."));
    }

    private Reply exchange(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> response = client.get().sendAsync(request, BodyHandlers.ofString());
        try {
            return reply(response.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            response.cancel(true);
            return Reply.failure("Http request failed: nothing was answered within " + limit + ".");
        } catch (ExecutionException broken) {
            return Reply.failure("Http request failed: " + broken.getCause());
        } catch (InterruptedException stopping) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw new Stopped(stopping);
        }
    }

    private static Reply reply(HttpResponse<String> response) {
        Map<String, String> headers = new TreeMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
        return new Reply(response.statusCode(), headers, response.body());
    }
}
