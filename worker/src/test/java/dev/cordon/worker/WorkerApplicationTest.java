package dev.cordon.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

@SuppressWarnings("try") // a server is there to be reached by its port, not to be called
class WorkerApplicationTest {
    private static final String NSG = "/subscriptions/a1f5c7de-0b6e-4c0b-8f5e-6d2b7c9e1a01/resourceGroups/rg-security"
            + "/providers/Microsoft.Network/networkSecurityGroups/nsg-ir-quarantine";

    private static final String SIGNATURE = "fQ9s%2Fw8Y-3kqLPz0aBcDeFgHiJkLmNoPq";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_worker_waits_for_temporal_and_polls_when_it_comes() throws Exception {
        int temporal = freePort();
        try (ConfigurableApplicationContext worker = start("--cordon.temporal.target=127.0.0.1:" + temporal)) {
            assertThat(get(worker, "liveness").statusCode()).isEqualTo(200);
            HttpResponse<String> before = get(worker, "readiness");
            assertThat(before.statusCode()).isEqualTo(503);
            assertThat(before.body()).contains("waitingFor");

            try (TestServer.PortBoundTestServer server = TestServer.createPortBoundServer(temporal)) {
                await().atMost(PATIENCE).until(() -> get(worker, "readiness").statusCode() == 200);
            }
            await().atMost(PATIENCE).until(() -> get(worker, "readiness").statusCode() == 503);
        }
    }

    @Test
    void a_worker_starts_while_azure_is_away(@TempDir Path folder) throws Exception {
        int temporal = freePort();
        int nobody = freePort();
        try (TestServer.PortBoundTestServer server = TestServer.createPortBoundServer(temporal);
                ConfigurableApplicationContext worker = start(
                        "--cordon.temporal.target=127.0.0.1:" + temporal,
                        "--cordon.worker.roles=evidence,containment,provisioning",
                        "--cordon.seal.create-key-file=true",
                        "--cordon.seal.key-file=" + folder.resolve("seal.jwk"),
                        "--cordon.azure.cloud=custom",
                        "--cordon.azure.authority-host=https://127.0.0.1:" + nobody,
                        "--cordon.azure.resource-manager-endpoint=https://127.0.0.1:" + nobody,
                        "--cordon.azure.disable-instance-discovery=true")) {
            await().atMost(PATIENCE).until(() -> get(worker, "readiness").statusCode() == 200);
            assertThat(get(worker, "readiness").body()).contains("does not answer; runs wait for it");
        }
    }

    @Test
    void a_worker_that_only_tells_people_starts_with_nothing_but_its_channels() throws Exception {
        int temporal = freePort();
        int nobody = freePort();
        try (TestServer.PortBoundTestServer server = TestServer.createPortBoundServer(temporal);
                ConfigurableApplicationContext worker = SpringApplication.run(
                        WorkerApplication.class,
                        "--server.port=0",
                        "--cordon.temporal.target=127.0.0.1:" + temporal,
                        "--cordon.worker.roles=notification",
                        "--cordon.notifications.teams.webhook-url=https://teams.example/?sig=" + SIGNATURE,
                        "--cordon.azure.cloud=custom",
                        "--cordon.azure.authority-host=https://127.0.0.1:" + nobody,
                        "--cordon.azure.resource-manager-endpoint=https://127.0.0.1:" + nobody,
                        "--cordon.azure.disable-instance-discovery=true")) {
            await().atMost(PATIENCE).until(() -> get(worker, "readiness").statusCode() == 200);
        }
    }

    @Test
    void an_address_of_a_channel_that_is_none_stops_the_start_and_is_not_said() {
        assertThatThrownBy(() -> start(
                        "--cordon.worker.roles=notification",
                        "--cordon.notifications.teams.webhook-url=teams.example/?sig=" + SIGNATURE))
                .rootCause()
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("cordon.notifications.teams.webhook-url: is no https address");
    }

    @Test
    void endpoints_of_a_custom_cloud_are_asked_for() {
        assertThatThrownBy(() -> start("--cordon.worker.roles=containment", "--cordon.azure.cloud=custom"))
                .rootCause()
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("cordon.azure: authorityHost is missing");
    }

    @Test
    void metrics_of_temporal_can_be_scraped() throws Exception {
        int temporal = freePort();
        try (TestServer.PortBoundTestServer server = TestServer.createPortBoundServer(temporal);
                ConfigurableApplicationContext worker = start("--cordon.temporal.target=127.0.0.1:" + temporal)) {
            await().atMost(PATIENCE)
                    .until(() -> get(worker, "../prometheus").body().contains("temporal_"));
        }
    }

    @Test
    void a_wrong_setting_stops_the_start_with_its_name() {
        assertThatThrownBy(() -> start("--cordon.containment.time-to-contain-target=0s"))
                .rootCause()
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("cordon.containment.time-to-contain-target: PT0S is out of range");
    }

    @Test
    void the_role_evidence_needs_a_key_to_seal_with() {
        assertThatThrownBy(() -> start("--cordon.worker.roles=evidence"))
                .rootCause()
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("cordon.seal.key-file: missing; the role evidence seals what it collects");
    }

    @Test
    void a_key_file_that_is_not_there_is_named(@TempDir Path folder) {
        Path missing = folder.resolve("seal.jwk");
        assertThatThrownBy(() -> start("--cordon.worker.roles=evidence", "--cordon.seal.key-file=" + missing))
                .rootCause()
                .hasMessageContaining(missing.toString());
    }

    private static ConfigurableApplicationContext start(String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--cordon.containment.evidence-resource-group=rg-forensic-prod",
                "--cordon.containment.quarantine-nsgs[0].location=westeurope",
                "--cordon.containment.quarantine-nsgs[0].nsg-id=" + NSG,
                "--cordon.containment.vault-container=https://localhost:9443/stforensic/ir-evidence"));
        Collections.addAll(arguments, settings);
        if (arguments.stream().noneMatch(each -> each.startsWith("--cordon.worker.roles"))) {
            arguments.add("--cordon.worker.roles=runbooks");
        }
        return SpringApplication.run(WorkerApplication.class, arguments.toArray(String[]::new));
    }

    private HttpResponse<String> get(ConfigurableApplicationContext worker, String probe)
            throws IOException, InterruptedException {
        String port = worker.getEnvironment().getRequiredProperty("local.server.port");
        URI address =
                URI.create("http://127.0.0.1:" + port + "/actuator/health/").resolve(probe);
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
