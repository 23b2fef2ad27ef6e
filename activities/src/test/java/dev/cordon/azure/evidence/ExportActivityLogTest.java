package dev.cordon.azure.evidence;

import static dev.cordon.azure.arm.ActivityRunner.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpRequest;
import dev.cordon.azure.arm.ActivityRunner;
import dev.cordon.azure.arm.StubAnswer;
import dev.cordon.azure.arm.StubAzure;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.evidence.ActivityLogActivities;
import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.ActivityLogSlice;
import dev.cordon.fake.Seed;
import io.temporal.failure.ApplicationFailure;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a slice of the Activity Log gets into the vault once, and whole. */
class ExportActivityLogTest {
    private static final String BLOB = "ir-1/run-1/activity-log.json";
    private static final String VALUES = "/eventtypes/management/values";
    private static final String EARLIER = "{\"query\":{},\"events\":[]}";
    private static final ActivityLogSlice SLICE = new ActivityLogSlice(
            Seed.WORKLOAD,
            Seed.GROUP,
            Instant.parse("2026-05-22T03:00:00Z"),
            Instant.parse("2026-05-23T03:00:00Z"),
            StubVault.CONTAINER,
            BLOB,
            "run-1");

    private final StubAzure stub = new StubAzure();
    private final StubVault vault = new StubVault(stub, "activity-log.json");
    private final ActivityRunner runner = new ActivityRunner();

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void every_page_is_kept_and_the_stored_bytes_are_hashed() throws NoSuchAlgorithmException {
        stub.on(
                "GET",
                VALUES,
                page("{\"n\": 1},{\"n\": 2}", StubAzure.HOST + "/subscriptions/x/eventtypes/management/values?page=2"),
                page("{\"n\": 3}", ""));

        ActivityLogExport export = log().export(SLICE);

        assertThat(vault.text())
                .startsWith("{\"query\":{\"subscriptionId\":\"" + Seed.WORKLOAD)
                .endsWith("\"events\":[{\"n\": 1},{\"n\": 2},{\"n\": 3}]}");
        byte[] stored = vault.text().getBytes(StandardCharsets.UTF_8);
        assertThat(export)
                .isEqualTo(new ActivityLogExport(
                        StubVault.CONTAINER + "/" + BLOB,
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(stored)),
                        stored.length,
                        "v1",
                        3,
                        2,
                        false,
                        export.provenance()));
    }

    @Test
    void everything_that_is_asked_of_the_vault_carries_the_id_that_custody_records_name() {
        stub.on("GET", VALUES, page("{\"n\": 1}", ""));

        ActivityLogExport export = log().export(SLICE);

        assertThat(stub.requests())
                .filteredOn(request -> request.getUrl().getPath().contains("/ir-evidence"))
                .hasSizeGreaterThan(3)
                .extracting(request -> request.getHeaders().getValue("x-ms-client-request-id"))
                .containsOnly(Objects.requireNonNull(export.provenance()).correlationId());
    }

    @Test
    void azure_is_asked_for_the_window_and_the_resource_group() {
        stub.on("GET", VALUES, page("", ""));

        log().export(SLICE);

        HttpRequest asked = stub.requests().stream()
                .filter(request -> request.getUrl().getPath().endsWith(VALUES))
                .findFirst()
                .orElseThrow();
        assertThat(URLDecoder.decode(asked.getUrl().getQuery(), StandardCharsets.UTF_8))
                .isEqualTo("api-version=2015-04-01&$filter=eventTimestamp ge '2026-05-22T03:00:00Z' and"
                        + " eventTimestamp le '2026-05-23T03:00:00Z' and resourceGroupName eq 'rg-workload-prod'");
    }

    @Test
    void what_an_attempt_told_before_it_wrote_it_is_adopted_although_the_log_has_grown() {
        vault.somebodyWrites(EARLIER, "run-1");
        runner.after(new SlicesTold(List.of(Sha256.of(EARLIER.getBytes(StandardCharsets.UTF_8)))));

        ActivityLogExport export = log().export(SLICE);

        assertThat(export.adopted()).isTrue();
        assertThat(export.length()).isEqualTo(EARLIER.length());
        assertThat(stub.count("GET", VALUES)).isZero();
    }

    @Test
    void what_is_about_to_be_written_is_told_before() {
        stub.on("GET", VALUES, page("{\"n\": 1}", ""));
        List<List<SlicesTold>> told = new ArrayList<>();
        vault.beforeCommit(() -> told.add(runner.carried(SlicesTold.class)));

        ActivityLogExport export = log().export(SLICE);

        assertThat(told).containsExactly(List.of(new SlicesTold(List.of(export.sha256()))));
    }

    @Test
    void what_azure_answers_now_is_adopted_where_it_stands_already() {
        stub.on("GET", VALUES, page("{\"n\": 1}", ""));
        ActivityLogActivities log = log();
        log.export(SLICE);

        ActivityLogExport again = log.export(SLICE);

        assertThat(again.adopted()).isTrue();
        assertThat(again.events()).isEqualTo(1);
        assertThat(again.url()).isEqualTo(StubVault.CONTAINER + "/" + BLOB);
    }

    @Test
    void a_blob_that_only_says_of_itself_that_the_run_wrote_it_is_left_alone() {
        stub.on("GET", VALUES, page("{\"n\": 1}", ""));
        StubVault second = new StubVault(stub, "activity-log-2.json");
        vault.somebodyWrites(EARLIER, "run-1");

        ActivityLogExport export = log().export(SLICE);

        assertThat(vault.text()).isEqualTo(EARLIER);
        assertThat(export.url()).isEqualTo(StubVault.CONTAINER + "/ir-1/run-1/activity-log-2.json");
        assertThat(export.adopted()).isFalse();
        assertThat(second.text()).endsWith("\"events\":[{\"n\": 1}]}");
    }

    @Test
    void a_blob_that_another_run_writes_meanwhile_is_not_overwritten() {
        stub.on("GET", VALUES, page("{\"n\": 1}", ""));
        vault.beforeCommit(() -> vault.somebodyWrites("theirs", "run-2"));

        ApplicationFailure failure = failureOf(() -> log().export(SLICE));

        assertThat(FailureType.REFUSED.of(failure)).isTrue();
        assertThat(vault.text()).isEqualTo("theirs");
    }

    @Test
    void half_a_slice_is_never_stored() {
        stub.on(
                "GET",
                VALUES,
                page("{\"n\": 1}", StubAzure.HOST + "/subscriptions/x/eventtypes/management/values?page=2"),
                StubAnswer.error(503, "ServerBusy", "later"));

        ApplicationFailure failure = failureOf(() -> log().export(SLICE));

        assertThat(FailureType.UNREACHABLE.of(failure)).isTrue();
        assertThat(vault.isEmpty()).isTrue();
    }

    @Test
    void a_next_page_on_a_strange_host_is_not_asked() {
        stub.on("GET", VALUES, page("{\"n\": 1}", "https://elsewhere.test/next"));

        ApplicationFailure failure = failureOf(() -> log().export(SLICE));

        assertThat(FailureType.REFUSED.of(failure)).isTrue();
        assertThat(stub.requests())
                .allSatisfy(request -> assertThat(request.getUrl()).hasHost("arm.test"));
        assertThat(vault.isEmpty()).isTrue();
    }

    private ActivityLogActivities log() {
        return runner.run(ActivityLogActivities.class, new VaultActivityLogActivities(stub.azure()));
    }

    private static StubAnswer page(String events, String next) {
        return StubAnswer.json(200, "{\"value\":[" + events + "],\"nextLink\":\"" + next + "\"}");
    }
}
