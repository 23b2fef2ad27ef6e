package dev.cordon.starter;

import com.nimbusds.jose.JOSEException;
import dev.cordon.capability.WorkerRole;
import dev.cordon.capability.decision.DecisionActivities;
import dev.cordon.capability.paging.PagingActivities;
import dev.cordon.capability.plan.PlanActivities;
import dev.cordon.codec.Encryption;
import dev.cordon.codec.FileKeys;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.runbook.FollowedRuns;
import dev.cordon.runbook.Runbooks;
import dev.cordon.starter.runs.RunIndex;
import dev.cordon.starter.runs.TargetCheck;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A starter over real HTTP, with a tenant, Temporal's in-memory server, and a worker when one is wanted. */
public final class Installation implements AutoCloseable {
    public final Tenant tenant = tenant();
    public final FakeAzure azure = new FakeAzure();
    public final ListedRuns listed = new ListedRuns();
    private final Path keys = keys();
    private final int temporalPort = freePort();
    private final TestServer.PortBoundTestServer temporal = TestServer.createPortBoundServer(temporalPort);
    private final WorkflowServiceStubs service = WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target()).build());
    private final ConfigurableApplicationContext starter;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable WorkerFactory worker;
    private volatile TargetCheck targets = vm -> Optional.empty();

    /** @param settings beside the usual ones, as arguments of the command line */
    public Installation(String... settings) {
        this(true, settings);
    }

    private Installation(boolean encrypted, String... settings) {
        starter = start(encrypted, settings);
        registerSearchAttributes();
    }

    /** A starter that encrypts nothing. */
    public static Installation withoutKeys() {
        return new Installation(false);
    }

    /** A client with the keys of payloads. */
    public WorkflowClient temporal() {
        return WorkflowClient.newInstance(
                service,
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(Encryption.converter(FileKeys.read(payloadKeys())))
                        .build());
    }

    /** From now on, Azure is found to say this about a target; by default it says that it can be isolated. */
    public void targets(TargetCheck answer) {
        targets = answer;
    }

    /** Starts a worker of every role, over Azure in memory. */
    @SuppressWarnings("UnnecessaryMethodReference") // a worker is to know an office by one of its duties only
    public void startWorker() {
        FakeOffice office = new FakeOffice();
        PlanActivities plans = office::hash;
        PagingActivities paging = office::send;
        DecisionActivities decisions =
                new PublishedKeys(request("/api/v1/decisions/jwks").build().uri());
        WorkerFactory factory = WorkerFactory.newInstance(temporal());
        for (WorkerRole role : WorkerRole.values()) {
            Worker each = factory.newWorker(role.taskQueue());
            if (role == WorkerRole.RUNBOOKS) {
                Runbooks.register(each);
                each.registerActivitiesImplementations(new FakePolicy(), plans, paging, decisions);
            } else if (role == WorkerRole.FOLLOWING) {
                each.registerActivitiesImplementations(new FollowedRuns(temporal()));
            } else {
                each.registerActivitiesImplementations(azure.capabilities());
            }
        }
        factory.start();
        worker = factory;
    }

    public HttpResponse<String> post(String path, String token, String body) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token).GET());
    }

    /** A request to the starter; a path that is a whole address is taken as it is. */
    public HttpRequest.Builder request(String path) {
        String port = starter.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port).resolve(path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Takes Temporal away. */
    public void stopTemporal() {
        temporal.close();
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.shutdownNow();
            worker.awaitTermination(10, TimeUnit.SECONDS);
        }
        starter.close();
        service.shutdownNow();
        temporal.close();
        tenant.close();
    }

    private ConfigurableApplicationContext start(boolean encrypted, String... settings) {
        SpringApplication application = new SpringApplicationBuilder(StarterApplication.class)
                .initializers(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(
                            "fakeTargets",
                            TargetCheck.class,
                            () -> vm -> targets.look(vm),
                            definition -> definition.setPrimary(true));
                    beans.registerBean(
                            "listedRuns", RunIndex.class, () -> listed, definition -> definition.setPrimary(true));
                })
                .build();
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--cordon.temporal.target=" + target(),
                "--cordon.starter.auth.issuers=" + Tenant.ISSUER + ",https://sts.example.test/tenant/",
                "--cordon.starter.auth.audiences=" + Tenant.AUDIENCE,
                "--cordon.starter.auth.jwks=" + tenant.jwks(),
                "--cordon.starter.console.authority=" + tenant.authority(),
                "--cordon.starter.console.client-id=" + Tenant.CONSOLE,
                "--cordon.starter.console.client-secret=" + Tenant.SECRET,
                "--cordon.starter.decisions.signing-key=" + keys));
        if (encrypted) {
            arguments.add("--cordon.temporal.encryption.key-file=" + payloadKeys());
            arguments.add("--cordon.temporal.encryption.create-key-file=true");
        }
        Collections.addAll(arguments, settings);
        return application.run(arguments.toArray(String[]::new));
    }

    private void registerSearchAttributes() {
        OperatorServiceStubs operator = OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder()
                .setChannel(service.getRawChannel())
                .validateAndBuildWithDefaults());
        operator.blockingStub()
                .addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                        .setNamespace("default")
                        .putSearchAttributes("IncidentId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                        .putSearchAttributes("Severity", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                        .putSearchAttributes("Target", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                        .putSearchAttributes("RunbookPhase", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                        .putSearchAttributes("AwaitingDecision", IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
                        .putSearchAttributes("TimeToContainSeconds", IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE)
                        .build());
    }

    private String target() {
        return "127.0.0.1:" + temporalPort;
    }

    private Path payloadKeys() {
        return keys.resolveSibling("payloads.jwks");
    }

    private static Tenant tenant() {
        try {
            return new Tenant();
        } catch (IOException | JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Path keys() {
        try {
            return Files.createTempDirectory("cordon-keys").resolve("decisions.jwks");
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
