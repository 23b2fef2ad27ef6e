package dev.cordon.azure.network;

import static dev.cordon.azure.arm.ActivityRunner.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpHeaderName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.azure.arm.ActivityRunner;
import dev.cordon.azure.arm.InFlight;
import dev.cordon.azure.arm.Json;
import dev.cordon.azure.arm.StubAnswer;
import dev.cordon.azure.arm.StubAzure;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.network.NetworkActivities;
import dev.cordon.capability.network.NsgAttachment;
import dev.cordon.capability.network.NsgOrder;
import dev.cordon.fake.Seed;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a group is attached: with nothing else changed, once, and whatever Azure and dying workers do. */
class AttachNsgTest {
    private static final NsgOrder ORDER = new NsgOrder(Seed.NIC_APP, Seed.QUARANTINE);
    private static final String NIC = "/networkInterfaces/nic-app-01";
    private static final String OPERATION = StubAzure.HOST + "/operations/1";

    private final StubAzure stub = new StubAzure();
    private final ActivityRunner runner = new ActivityRunner();

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void the_whole_body_is_written_back_and_only_the_group_is_changed() throws IOException {
        stub.on("GET", NIC, nic(Seed.NSG_APP.id(), "Succeeded", "1"), nic(Seed.QUARANTINE.id(), "Succeeded", "2"))
                .on("PUT", NIC, nic(Seed.QUARANTINE.id(), "Updating", "2"));

        NsgAttachment attached = network().attachNsg(ORDER);

        assertThat(attached).isEqualTo(new NsgAttachment(Seed.NIC_APP, Seed.QUARANTINE, true, "2"));
        ObjectNode expected = (ObjectNode)
                Json.MAPPER.readTree(nic(Seed.NSG_APP.id(), "Succeeded", "1").body());
        ((ObjectNode) expected.get("properties"))
                .putObject("networkSecurityGroup")
                .put("id", Seed.QUARANTINE.id());
        assertThat(sent()).isEqualTo(expected);
        assertThat(sent().toString()).contains("9007199254740993.10");
        assertThat(stub.last("PUT").getHeaders().getValue(HttpHeaderName.IF_MATCH))
                .isEqualTo("1");
    }

    @Test
    void an_interface_that_somebody_changed_between_reading_and_writing_is_a_conflict() {
        stub.on("GET", NIC, nic(Seed.NSG_APP.id(), "Succeeded", "1"))
                .on("PUT", NIC, StubAnswer.error(412, "PreconditionFailed", "the etag is another"));

        ApplicationFailure failure = failureOf(() -> network().attachNsg(ORDER));

        assertThat(FailureType.CONFLICT.of(failure)).isTrue();
        assertThat(failure.getOriginalMessage()).contains("nic-app-01", "412: PreconditionFailed");
    }

    @Test
    void somebody_elses_group_after_the_operation_has_ended_is_a_conflict() {
        stub.on("GET", NIC, nic(Seed.NSG_APP.id(), "Succeeded", "1"), nic(Seed.NSG_DB.id(), "Succeeded", "3"))
                .on("PUT", NIC, nic(Seed.QUARANTINE.id(), "Updating", "2"));

        ApplicationFailure failure = failureOf(() -> network().attachNsg(ORDER));

        assertThat(FailureType.CONFLICT.of(failure)).isTrue();
        assertThat(failure.getOriginalMessage()).contains("nsg-db");
    }

    @Test
    void a_worker_that_died_between_the_write_and_its_heartbeat_leaves_a_write_that_is_found_and_awaited() {
        stub.on(
                "GET",
                NIC,
                nic(Seed.QUARANTINE.id(), "Updating", "2"),
                nic(Seed.QUARANTINE.id(), "Updating", "2"),
                nic(Seed.QUARANTINE.id(), "Succeeded", "3"));

        NsgAttachment attached = network().attachNsg(ORDER);

        assertThat(attached.etag()).isEqualTo("3");
        assertThat(stub.count("PUT", NIC)).isZero();
    }

    @Test
    void an_operation_in_flight_is_gone_on_with_and_not_started_again() {
        runner.after(new InFlight(Seed.NIC_APP.id(), OPERATION, null));
        stub.on("GET", NIC, nic(Seed.NSG_APP.id(), "Updating", "1")).on("GET", "/operations/1", request -> {
            stub.on("GET", NIC, nic(Seed.QUARANTINE.id(), "Succeeded", "2"));
            return StubAnswer.json(200, "{\"status\":\"Succeeded\"}");
        });

        NsgAttachment attached = network().attachNsg(ORDER);

        assertThat(attached).isEqualTo(new NsgAttachment(Seed.NIC_APP, Seed.QUARANTINE, true, "2"));
        assertThat(stub.count("GET", "/operations/1")).isEqualTo(1);
        assertThat(stub.count("PUT", NIC)).isZero();
    }

    @Test
    void an_operation_that_azure_no_longer_knows_is_judged_by_the_interface() {
        runner.after(new InFlight(Seed.NIC_APP.id(), OPERATION, null));
        stub.on("GET", NIC, nic(Seed.NSG_APP.id(), "Succeeded", "1"), nic(Seed.QUARANTINE.id(), "Succeeded", "2"))
                .on("PUT", NIC, nic(Seed.QUARANTINE.id(), "Updating", "2"));

        assertThat(network().attachNsg(ORDER).written()).isTrue();

        assertThat(stub.count("PUT", NIC)).isEqualTo(1);
    }

    @Test
    void an_operation_that_failed_under_the_worker_before_is_begun_afresh() {
        runner.after(new InFlight(Seed.NIC_APP.id(), OPERATION, null));
        stub.on("GET", NIC, nic(Seed.NSG_APP.id(), "Failed", "1"), nic(Seed.QUARANTINE.id(), "Succeeded", "2"))
                .on("GET", "/operations/1", StubAnswer.json(200, "{\"status\":\"Failed\"}"))
                .on("PUT", NIC, nic(Seed.QUARANTINE.id(), "Updating", "2"));

        assertThat(network().attachNsg(ORDER).etag()).isEqualTo("2");

        assertThat(stub.count("PUT", NIC)).isEqualTo(1);
    }

    @Test
    void an_interface_left_failed_by_its_last_change_is_written_again() {
        stub.on("GET", NIC, nic(Seed.QUARANTINE.id(), "Failed", "1"), nic(Seed.QUARANTINE.id(), "Succeeded", "2"))
                .on("PUT", NIC, nic(Seed.QUARANTINE.id(), "Updating", "2"));

        assertThat(network().attachNsg(ORDER).written()).isTrue();
    }

    @Test
    void the_heartbeat_carries_the_address_of_the_operation_while_it_runs() {
        InFlight operation = new InFlight(Seed.NIC_APP.id(), OPERATION, null);
        stub.on("GET", NIC, nic(Seed.NSG_APP.id(), "Succeeded", "1"), nic(Seed.QUARANTINE.id(), "Succeeded", "2"))
                .on("PUT", NIC, nic(Seed.QUARANTINE.id(), "Updating", "2").with("Azure-AsyncOperation", OPERATION))
                .on(
                        "GET",
                        "/operations/1",
                        request -> StubAnswer.json(
                                200,
                                runner.heartbeats().contains(operation)
                                        ? "{\"status\":\"Succeeded\"}"
                                        : "{\"status\":\"InProgress\"}"));

        network().attachNsg(ORDER);

        assertThat(runner.heartbeats()).contains(operation);
    }

    @Test
    void an_operation_that_ends_as_failed_is_refused_in_azures_words() {
        stub.on("GET", NIC, nic(Seed.NSG_APP.id(), "Succeeded", "1"))
                .on("PUT", NIC, nic(Seed.QUARANTINE.id(), "Updating", "2").with("Azure-AsyncOperation", OPERATION))
                .on(
                        "GET",
                        "/operations/1",
                        StubAnswer.json(
                                200,
                                "{\"status\":\"Failed\",\"error\":{\"code\":\"SubnetIsFull\",\"message\":\"no room\"}}"));

        ApplicationFailure failure = failureOf(() -> network().attachNsg(ORDER));

        assertThat(FailureType.REFUSED.of(failure)).isTrue();
        assertThat(failure.isNonRetryable()).isTrue();
        assertThat(failure.getOriginalMessage())
                .isEqualTo("Could not attach " + Seed.QUARANTINE.id() + " to network interface " + Seed.NIC_APP.id()
                        + ": Azure accepted it and then ended it: SubnetIsFull, no room");
    }

    @Test
    void an_operation_cancelled_for_another_one_is_a_conflict() {
        stub.on("GET", NIC, nic(Seed.NSG_APP.id(), "Succeeded", "1"))
                .on("PUT", NIC, nic(Seed.QUARANTINE.id(), "Updating", "2").with("Azure-AsyncOperation", OPERATION))
                .on(
                        "GET",
                        "/operations/1",
                        StubAnswer.json(
                                200,
                                "{\"status\":\"Canceled\",\"error\":{\"code\":\"CanceledAndSupersededDueToAnotherOperation\"}}"));

        assertThat(FailureType.CONFLICT.of(failureOf(() -> network().attachNsg(ORDER))))
                .isTrue();
    }

    @Test
    void an_operation_on_a_strange_host_is_not_asked() {
        stub.on("GET", NIC, nic(Seed.NSG_APP.id(), "Succeeded", "1"))
                .on(
                        "PUT",
                        NIC,
                        nic(Seed.QUARANTINE.id(), "Updating", "2")
                                .with("Azure-AsyncOperation", "https://elsewhere.test/operations/1"));

        ApplicationFailure failure = failureOf(() -> network().attachNsg(ORDER));

        assertThat(FailureType.REFUSED.of(failure)).isTrue();
        assertThat(failure.getOriginalMessage()).contains("elsewhere.test");
        assertThat(stub.requests())
                .allSatisfy(request -> assertThat(request.getUrl()).hasHost("arm.test"));
    }

    @Test
    void an_interface_that_stays_busy_is_a_conflict() {
        stub.on("GET", NIC, nic(Seed.NSG_APP.id(), "Updating", "1"));

        ApplicationFailure failure = failureOf(() -> network().attachNsg(ORDER));

        assertThat(FailureType.CONFLICT.of(failure)).isTrue();
        assertThat(stub.count("PUT", NIC)).isZero();
    }

    @Test
    void a_throttled_write_is_tried_again_when_azure_says() {
        stub.on("GET", NIC, nic(Seed.NSG_APP.id(), "Succeeded", "1"))
                .on(
                        "PUT",
                        NIC,
                        StubAnswer.error(429, "TooManyRequests", "slow down").with("Retry-After", "7"));

        ApplicationFailure failure = failureOf(() -> network().attachNsg(ORDER));

        assertThat(FailureType.THROTTLED.of(failure)).isTrue();
        assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(7));
        assertThat(stub.count("PUT", NIC)).isEqualTo(1);
    }

    @Test
    void a_lost_connection_is_unreachable_and_tried_once() {
        stub.on("GET", NIC, request -> {
            throw new UncheckedIOException(new ConnectException("Connection refused"));
        });

        ApplicationFailure failure = failureOf(() -> network().attachNsg(ORDER));

        assertThat(FailureType.UNREACHABLE.of(failure)).isTrue();
        assertThat(failure.getOriginalMessage()).contains("nic-app-01", "Connection refused");
        assertThat(stub.count("GET", NIC)).isEqualTo(1);
    }

    @Test
    void a_cancelled_attempt_stops_waiting_for_azure() {
        stub.on("GET", NIC, nic(Seed.NSG_APP.id(), "Succeeded", "1"))
                .on("PUT", NIC, nic(Seed.QUARANTINE.id(), "Updating", "2").with("Azure-AsyncOperation", OPERATION))
                .on("GET", "/operations/1", request -> {
                    runner.cancel();
                    return StubAnswer.json(200, "{\"status\":\"InProgress\"}");
                });

        assertThatThrownBy(() -> network().attachNsg(ORDER)).isInstanceOf(CanceledFailure.class);
    }

    private NetworkActivities network() {
        return runner.run(NetworkActivities.class, new ArmNetworkActivities(stub.azure()));
    }

    private JsonNode sent() throws IOException {
        return Json.MAPPER.readTree(stub.last("PUT").getBodyAsBinaryData().toBytes());
    }

    private static StubAnswer nic(String nsg, String state, String etag) {
        return StubAnswer.json(200, """
                {"id":"%s","location":"westeurope","etag":"%s","extendedLocation":{"name":"edge"},
                 "properties":{"provisioningState":"%s","networkSecurityGroup":{"id":"%s"},
                   "aPropertyOfNextYear":{"ratio":9007199254740993.10},
                   "ipConfigurations":[{"name":"one","properties":{"privateIPAddress":"10.0.0.4"}}]}}
                """.formatted(Seed.NIC_APP.id(), etag, state, nsg));
    }
}
