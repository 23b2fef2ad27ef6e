package dev.cordon.embedded.wholepath;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.codec.Encryption;
import dev.cordon.codec.FileKeys;
import dev.cordon.embedded.demo.Playbook;
import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.installation.OwnProcess;
import dev.cordon.embedded.installation.Ports;
import dev.cordon.embedded.process.ManagedProcess;
import dev.cordon.embedded.process.Supervisor;
import dev.cordon.embedded.tenant.Azure;
import dev.cordon.embedded.tenant.Journal;
import dev.cordon.embedded.tenant.Person;
import dev.cordon.embedded.tenant.RangeAdmin;
import dev.cordon.embedded.tenant.Tenant;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * One running installation for all tests of this package, with its own folder and ports; every test finds the tenant as
 * it was seeded.
 */
public final class RunningCordon implements BeforeAllCallback, BeforeEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(RunningCordon.class);

    private @Nullable Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        Store whole = context.getRoot().getStore(NAMESPACE);
        running = whole.computeIfAbsent("running", key -> Running.start(), Running.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws InterruptedException {
        running().supervisor().awaitReady();
        range().reset();
    }

    Installation installation() {
        return running().installation();
    }

    Supervisor supervisor() {
        return running().supervisor();
    }

    RangeAdmin range() {
        return new RangeAdmin(installation().rangeAdminUrl());
    }

    /** Azure as the owner of everything sees it. */
    Azure azure() {
        return azure("range-owner");
    }

    /** What the worker asked of Azure since the last reset. */
    Journal journal() {
        return range().journal(0).by(tenant().application("cordon-worker").objectId());
    }

    Playbook playbook() {
        return new Playbook(
                installation().starterUrl(), azure("sentinel-playbook").token("api://cordon/.default"));
    }

    /** Kills processes all at once and waits until the supervisor has every one of them up again. */
    void kill(ManagedProcess... processes) throws InterruptedException {
        Map<ManagedProcess, Integer> starts = new LinkedHashMap<>();
        for (ManagedProcess each : processes) {
            starts.put(each, started(each));
            each.crash();
        }
        starts.forEach((each, before) ->
                await(each.name()).atMost(Supervisor.PATIENCE).until(() -> started(each), now -> now > before));
        supervisor().awaitReady();
    }

    private static int started(ManagedProcess process) {
        return process.recorded().map(OwnProcess::starts).orElse(0);
    }

    /** Somebody of the tenant at the starter's API. */
    Caller caller(String user) {
        Tenant tenant = tenant();
        String token = new PasswordGrant(installation(), tenant).token(person(user));
        return new Caller(installation().starterUrl(), token);
    }

    Person person(String user) {
        return tenant().people().stream()
                .filter(each -> each.user().equals(user))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the range knows nobody called " + user));
    }

    /** Starts a run as the Temporal UI does: with JSON as it was typed, and nothing checked before. */
    WorkflowStub typed(Object json) {
        WorkflowStub stub = temporalUi()
                .newUntypedWorkflowStub(
                        "IsolateVm",
                        WorkflowOptions.newBuilder()
                                .setTaskQueue("cordon")
                                .setWorkflowId("typed-" + UUID.randomUUID())
                                .build());
        return temporal()
                .newUntypedWorkflowStub(WorkflowTargetOptions.newBuilder()
                        .setWorkflowExecution(stub.start(json))
                        .build());
    }

    /** Temporal to a client that has the keys of payloads. */
    WorkflowClient temporal() {
        return running().client();
    }

    /** Temporal as its UI writes to it, in clear text, and as whoever has no key reads it. */
    WorkflowClient temporalUi() {
        return WorkflowClient.newInstance(running().service());
    }

    private Running running() {
        return Objects.requireNonNull(running, "beforeAll starts it");
    }

    private Tenant tenant() {
        return range().tenant();
    }

    private Azure azure(String application) {
        Tenant tenant = tenant();
        return new Azure(
                installation().rangeUrl(), installation().ca(), tenant.tenantId(), tenant.application(application));
    }

    /** What a run reported. */
    static JsonNode report(JsonNode run) {
        return run.path("report");
    }

    private record Running(Installation installation, Supervisor supervisor, WorkflowServiceStubs service)
            implements AutoCloseable {

        static Running start() {
            Installation installation = new Installation(home(), folder(), Ports.free(), null, "fast");
            Supervisor supervisor = new Supervisor(installation);
            supervisor.start();
            try {
                supervisor.awaitReady();
                return new Running(installation, supervisor, connected(installation));
            } catch (InterruptedException | RuntimeException failed) {
                stop(supervisor);
                throw new IllegalStateException("see the logs in " + installation.state(), failed);
            }
        }

        private static WorkflowServiceStubs connected(Installation installation) {
            WorkflowServiceStubsOptions options = WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(installation.temporal())
                    .build();
            return WorkflowServiceStubs.newConnectedServiceStubs(options, Supervisor.PATIENCE);
        }

        private static void stop(Supervisor supervisor) {
            try {
                supervisor.stop();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }

        private static Path home() {
            return Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
        }

        /** Kept after a failure: its logs are what explains it. */
        private static Path folder() {
            try {
                return Files.createTempDirectory(Files.createDirectories(Path.of("target/whole-path")), "cordon");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        WorkflowClient client() {
            return WorkflowClient.newInstance(
                    service,
                    WorkflowClientOptions.newBuilder()
                            .setDataConverter(Encryption.converter(FileKeys.read(installation.payloadKeys())))
                            .build());
        }

        @Override
        public void close() {
            service.shutdownNow();
            stop(supervisor);
        }
    }
}
