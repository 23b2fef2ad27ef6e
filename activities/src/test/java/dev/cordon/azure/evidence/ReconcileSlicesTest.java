package dev.cordon.azure.evidence;

import static dev.cordon.azure.arm.ActivityRunner.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.azure.arm.ActivityRunner;
import dev.cordon.azure.arm.StubAzure;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.evidence.ActivityLogActivities;
import dev.cordon.capability.evidence.Reconciliation;
import dev.cordon.capability.evidence.Reconciliation.LateEvent;
import dev.cordon.capability.evidence.SlicesToCompare;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a later slice of the Activity Log has that an earlier one had not. */
class ReconcileSlicesTest {
    private static final SlicesToCompare SLICES =
            new SlicesToCompare(StubVault.CONTAINER, "activity-log.json", "activity-log-again.json");
    private static final String EARLY = "2026-05-23T02:10:00.1234567Z";
    private static final String WITHIN = "2026-05-23T02:59:59.9876543Z";
    private static final String AFTER = "2026-05-23T03:00:00.0000001Z";

    private final StubAzure stub = new StubAzure();
    private final StubVault first = new StubVault(stub, "/activity-log.json");
    private final StubVault second = new StubVault(stub, "/activity-log-again.json");
    private final ActivityRunner runner = new ActivityRunner();

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void an_event_that_was_shown_late_is_named() {
        first.somebodyWrites(slice(event("1", EARLY), event("2", EARLY)), "run-1");
        second.somebodyWrites(slice(event("3", WITHIN), event("2", EARLY), event("1", EARLY)), "run-1");

        Reconciliation compared = reconcile();

        assertThat(compared.inBoth()).isEqualTo(2);
        assertThat(compared.lateCount()).isEqualTo(1);
        assertThat(compared.missing()).isZero();
        assertThat(compared.late())
                .containsExactly(new LateEvent(
                        "3",
                        Instant.parse(WITHIN),
                        "Microsoft.Network/networkInterfaces/write",
                        "/subscriptions/s/nic-3",
                        "mallory@contoso.com"));
    }

    @Test
    void an_event_from_after_the_first_window_is_not_late() {
        first.somebodyWrites(slice(event("1", EARLY)), "run-1");
        second.somebodyWrites(slice(event("2", AFTER), event("1", EARLY)), "run-1");

        Reconciliation compared = reconcile();

        assertThat(compared.late()).isEmpty();
        assertThat(compared.lateCount()).isZero();
    }

    @Test
    void an_event_that_is_gone_is_counted() {
        first.somebodyWrites(slice(event("1", EARLY), event("2", EARLY)), "run-1");
        second.somebodyWrites(slice(event("2", EARLY)), "run-1");

        assertThat(reconcile().missing()).isEqualTo(1);
    }

    @Test
    void an_event_that_azure_gave_twice_counts_once() {
        first.somebodyWrites(slice(event("1", EARLY), event("1", EARLY)), "run-1");
        second.somebodyWrites(
                slice(event("1", EARLY), event("1", EARLY), event("2", WITHIN), event("2", WITHIN)), "run-1");

        Reconciliation compared = reconcile();

        assertThat(compared.inBoth()).isEqualTo(1);
        assertThat(compared.lateCount()).isEqualTo(1);
        assertThat(compared.missing()).isZero();
    }

    @Test
    void no_more_late_events_are_named_than_a_history_can_bear() {
        String[] many = IntStream.range(0, 20_000)
                .mapToObj(number -> event(String.valueOf(number), WITHIN))
                .toArray(String[]::new);
        first.somebodyWrites(slice(), "run-1");
        second.somebodyWrites(slice(many), "run-1");

        Reconciliation compared = reconcile();

        // Larger than what is read at once.
        assertThat(second.text()).hasSizeGreaterThan(4 * 1024 * 1024);
        assertThat(compared.late()).hasSize(Reconciliation.MOST_NAMED);
        assertThat(compared.lateCount()).isEqualTo(20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"query\":{},\"events\":[]}", "{\"query\":{},\"events\":[{}]}", "{\"query"})
    void what_is_no_slice_is_refused_by_its_name(String text) {
        first.somebodyWrites(text, "run-1");
        second.somebodyWrites(slice(event("1", EARLY)), "run-1");

        ApplicationFailure failure = failureOf(this::reconcile);

        assertThat(FailureType.REFUSED.of(failure)).isTrue();
        assertThat(failure.getOriginalMessage())
                .isEqualTo(StubVault.CONTAINER + "/activity-log.json is not a slice of the Activity Log");
    }

    @Test
    void a_slice_that_is_not_there_is_not_found() {
        first.somebodyWrites(slice(), "run-1");

        assertThat(FailureType.NOT_FOUND.of(failureOf(this::reconcile))).isTrue();
    }

    private Reconciliation reconcile() {
        return runner.run(ActivityLogActivities.class, new VaultActivityLogActivities(stub.azure()))
                .reconcile(SLICES);
    }

    private static String slice(String... events) {
        return "{\"query\":{\"from\":\"2026-05-22T03:00:00Z\",\"to\":\"2026-05-23T03:00:00Z\"},\"events\":["
                + String.join(",", events) + "]}";
    }

    private static String event(String id, String at) {
        return "{\"eventDataId\":\"" + id + "\",\"eventTimestamp\":\"" + at
                + "\",\"operationName\":{\"value\":\"Microsoft.Network/networkInterfaces/write\"},\"resourceId\":"
                + "\"/subscriptions/s/nic-" + id + "\",\"caller\":\"mallory@contoso.com\",\"properties\":{}}";
    }
}
