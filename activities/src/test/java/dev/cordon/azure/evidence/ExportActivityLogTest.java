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
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a slice of the Activity Log gets into the vault once, and whole. */
class ExportActivityLogTest {
    private static final String BLOB = "ir-1/run-1/activity-log.json";
    private static final String VALUES = "/eventtypes/management/values";
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
    void a_worker_that_died_after_the_commit_leaves_a_blob_that_is_adopted() {
        vault.somebodyWrites("{\"query\":{},\"events\":[]}", "run-1");

        ActivityLogExport export = log().export(SLICE);

        assertThat(export.adopted()).isTrue();
        assertThat(export.length()).isEqualTo(24);
        assertThat(stub.count("GET", VALUES)).isZero();
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
