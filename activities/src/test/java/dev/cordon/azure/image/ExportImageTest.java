package dev.cordon.azure.image;

import static dev.cordon.azure.arm.ActivityRunner.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import dev.cordon.azure.arm.ActivityRunner;
import dev.cordon.azure.arm.StubAnswer;
import dev.cordon.azure.arm.StubAzure;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.image.ExportedImage;
import dev.cordon.capability.image.ImageActivities;
import dev.cordon.capability.image.ImageOrder;
import io.temporal.failure.ApplicationFailure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an image gets into the vault once and whole, and what becomes of the access to its source. */
class ExportImageTest {
    private static final long MIB = 1024 * 1024;
    private static final long LENGTH = 4 * 64 * MIB + 512;
    private static final ImageOrder ORDER =
            new ImageOrder(StubImage.SNAPSHOT, StubImage.CONTAINER, StubImage.BLOB, "run-1", 24);
    private static final StubAnswer BUSY = StubAnswer.json(503, "").with("x-ms-error-code", "ServerBusy");
    private static final StubAnswer ENDED = StubAnswer.json(403, "").with("x-ms-error-code", "CannotVerifyCopySource");

    private final StubAzure stub = new StubAzure();
    private final StubImage image = new StubImage(stub, LENGTH);
    private final ActivityRunner runner = new ActivityRunner();

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void an_image_is_copied_block_by_block_and_exists_when_it_is_whole() {
        ExportedImage exported = images().export(ORDER);

        assertThat(exported)
                .isEqualTo(
                        new ExportedImage(StubImage.URL, StubImage.ETAG, LENGTH, "v1", false, exported.provenance()));
        assertThat(image.copied()).hasSize(5).contains(range(0, 64 * MIB), range(4 * 64 * MIB, 512));
        assertThat(image.size()).isEqualTo(LENGTH);
        assertThat(image.isAccessible()).isFalse();
    }

    @Test
    void the_source_is_asked_under_its_signature_alone_and_for_no_longer_than_ordered() {
        images().export(ORDER);

        assertThat(stub.requests())
                .filteredOn(request -> request.getUrl().getPath().contains("md-export"))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION))
                        .isNull());
        assertThat(stub.last("POST").getUrl().getPath()).endsWith("endGetAccess");
        assertThat(stub.requests())
                .filteredOn(request -> request.getUrl().getPath().endsWith("beginGetAccess"))
                .singleElement()
                .satisfies(request -> assertThat(request.getBodyAsBinaryData().toString())
                        .contains("\"access\":\"Read\"", "\"durationInSeconds\":86400"));
    }

    @Test
    void access_ends_after_a_failure_too() {
        image.failsFrom(3, BUSY);

        ApplicationFailure failure = failureOf(() -> images().export(ORDER));

        assertThat(FailureType.UNREACHABLE.of(failure)).isTrue();
        assertThat(stub.count("POST", "/beginGetAccess")).isEqualTo(1);
        assertThat(image.isAccessible()).isFalse();
        assertThat(image.exists()).isFalse();
    }

    @Test
    void the_attempt_after_a_failed_one_copies_only_the_missing_blocks() {
        image.failsFrom(3, BUSY);
        ImageActivities images = images();
        failureOf(() -> images.export(ORDER));
        List<String> before = image.copied();
        image.succeedsAgain();

        ExportedImage exported = images.export(ORDER);

        assertThat(before).hasSize(2);
        assertThat(image.copied()).hasSize(5).doesNotHaveDuplicates().startsWith(before.toArray(String[]::new));
        assertThat(exported.length()).isEqualTo(LENGTH);
        assertThat(exported.adopted()).isFalse();
    }

    @Test
    void a_block_of_another_length_under_one_of_our_ids_is_copied_again() {
        image.hasStaged(firstBlock("run-1"), 17);

        images().export(ORDER);

        assertThat(image.copied()).hasSize(5);
        assertThat(image.size()).isEqualTo(LENGTH);
    }

    @Test
    void a_block_that_was_staged_for_another_run_is_not_taken_for_ours() {
        image.hasStaged(firstBlock("run-2"), 64 * MIB);

        images().export(ORDER);

        assertThat(image.copied()).hasSize(5);
    }

    private static String firstBlock(String run) {
        return BlockPlan.of(run, ORDER.snapshot(), LENGTH).blocks().get(0).id();
    }

    @Test
    void access_that_a_dead_worker_had_is_ended_before_it_is_given_again() {
        image.isLeftAccessible();

        images().export(ORDER);

        assertThat(stub.count("POST", "/endGetAccess")).isEqualTo(2);
        assertThat(image.isAccessible()).isFalse();
    }

    @Test
    void an_image_that_a_dead_worker_had_copied_is_adopted_and_its_access_ended() {
        image.somebodyWrites(LENGTH, "run-1");
        image.isLeftAccessible();

        ExportedImage exported = images().export(ORDER);

        assertThat(exported.adopted()).isTrue();
        assertThat(exported.length()).isEqualTo(LENGTH);
        assertThat(image.copied()).isEmpty();
        assertThat(stub.count("POST", "/beginGetAccess")).isZero();
        assertThat(image.isAccessible()).isFalse();
    }

    @Test
    void another_runs_blob_is_refused_before_access_is_given() {
        image.somebodyWrites(LENGTH, "run-2");

        ApplicationFailure failure = failureOf(() -> images().export(ORDER));

        assertThat(FailureType.REFUSED.of(failure)).isTrue();
        assertThat(failure.getOriginalMessage()).contains("is another run's");
        assertThat(stub.count("POST", "/beginGetAccess")).isZero();
    }

    @Test
    void a_blob_that_another_run_writes_meanwhile_is_not_overwritten() {
        image.beforeCommit(() -> image.somebodyWrites(3, "run-2"));

        ApplicationFailure failure = failureOf(() -> images().export(ORDER));

        assertThat(FailureType.REFUSED.of(failure)).isTrue();
        assertThat(image.size()).isEqualTo(3);
        assertThat(image.isAccessible()).isFalse();
    }

    @Test
    void access_that_somebody_ends_meanwhile_is_worth_another_attempt() {
        image.failsFrom(2, ENDED);

        ApplicationFailure failure = failureOf(() -> images().export(ORDER));

        assertThat(FailureType.CONFLICT.of(failure)).isTrue();
        assertThat(failure.getOriginalMessage()).contains("CannotVerifyCopySource");
    }

    @ParameterizedTest
    @CsvSource({
        "networkAccessPolicy, DenyAll",
        "networkAccessPolicy, AllowPrivate",
        "publicNetworkAccess, Disabled",
        "dataAccessAuthMode, AzureActiveDirectory"
    })
    void a_snapshot_that_may_not_be_read_is_refused_in_words(String property, String value) {
        image.forbidsExport("\"" + property + "\":\"" + value + "\"");

        ApplicationFailure failure = failureOf(() -> images().export(ORDER));

        assertThat(FailureType.REFUSED.of(failure)).isTrue();
        assertThat(failure.getOriginalMessage())
                .startsWith("The image of snapshot " + StubImage.SNAPSHOT.id() + " cannot be copied: its " + property
                        + " is " + value);
        assertThat(stub.count("POST", "/beginGetAccess")).isZero();
    }

    @Test
    void no_signature_gets_into_a_heartbeat_or_a_failure() {
        image.failsFrom(
                2,
                StubAnswer.error(400, "InvalidHeaderValue", "bad source ?sig=" + StubImage.SECRET)
                        .with("x-ms-error-code", "InvalidHeaderValue"));

        ApplicationFailure failure = failureOf(() -> images().export(ORDER));

        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).doesNotContain(StubImage.SECRET).doesNotContain("md-export");
        assertThat(runner.carried(Object.class)).asString().doesNotContain(StubImage.SECRET);
        assertThat(stub.requests())
                .filteredOn(
                        request -> request.getHeaders().getValue(HttpHeaderName.fromString("x-ms-copy-source")) != null)
                .isNotEmpty();
    }

    @Test
    void an_access_that_cannot_be_ended_fails_what_was_copied() {
        stub.on("POST", "/snap-1/endGetAccess", StubAnswer.error(503, "ServerBusy", "later"));

        ApplicationFailure failure = failureOf(() -> images().export(ORDER));

        assertThat(FailureType.UNREACHABLE.of(failure)).isTrue();
        assertThat(image.exists()).isTrue();
    }

    @Test
    void a_snapshot_that_is_gone_has_no_access_to_end() {
        stub.on("POST", "/snap-1/endGetAccess", StubAnswer.error(404, "ResourceNotFound", "gone"));

        images().endAccess(StubImage.SNAPSHOT);

        assertThat(stub.count("POST", "/endGetAccess")).isEqualTo(1);
    }

    private ImageActivities images() {
        return runner.run(ImageActivities.class, new VaultImageActivities(stub.azure()));
    }

    private static String range(long offset, long count) {
        return "bytes=" + offset + "-" + (offset + count - 1);
    }
}
