package dev.cordon.embedded.wholepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.embedded.tenant.Journal;
import dev.cordon.embedded.tenant.RangeAdmin.Halt;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A worker that dies while it moves the image of a disk costs neither what was copied nor what was hashed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(240)
class DeadPreservationTest {
    private static final Duration LONGEST = Duration.ofSeconds(120);

    @RegisterExtension
    static final RunningCordon CORDON = new RunningCordon();

    private final Caller alice = CORDON.caller("alice@contoso.com");

    @Test
    void a_worker_killed_while_it_hashes_does_not_hash_again_what_it_had() {
        String run = preserve();
        await().atMost(LONGEST).until(() -> heartbeats(run, "image.hash"));

        CORDON.supervisor().worker().crash();

        JsonNode disk = preservedDisk(run);
        assertThat(disk.at("/hash/resumedAt").asLong())
                .isPositive()
                .isLessThan(disk.at("/image/length").asLong());
    }

    @Test
    void a_worker_killed_while_it_copies_leaves_one_image_and_nobody_with_access_to_the_snapshot() {
        CORDON.range().halt(new Halt("Microsoft.Compute/snapshots/beginGetAccess/action", 1, "before"));
        String run = preserve();
        await().atMost(LONGEST).until(CORDON.range()::halted);
        CORDON.range().halt(new Halt(Journal.BLOB, 2, "after"));
        await().atMost(LONGEST).until(CORDON.range()::halted);
        assertThat(pending(run, "image.export")).isTrue();
        assertThat(CORDON.range().accessGiven()).isNotEmpty();

        CORDON.supervisor().worker().crash();
        CORDON.range().release();

        preservedDisk(run);
        assertThat(CORDON.range().accessGiven()).isEmpty();
    }

    private String preserve() {
        return alice.preserve(Map.of("incidentId", "INC-" + UUID.randomUUID(), "vmId", Machines.named("vm-web-01")));
    }

    private JsonNode preservedDisk(String run) {
        JsonNode ended = alice.ended(run, LONGEST);
        assertThat(ended.at("/report/verdict").asText()).as(ended::toString).isEqualTo("PRESERVED");
        assertThat(ended.at("/report/disks")).hasSize(1);
        return ended.at("/report/disks/0");
    }

    private static boolean heartbeats(String run, String activity) {
        return pendingActivities(run).anyMatch(each -> is(each, activity) && each.hasHeartbeatDetails());
    }

    private static boolean pending(String run, String activity) {
        return pendingActivities(run).anyMatch(each -> is(each, activity));
    }

    private static boolean is(PendingActivityInfo pending, String activity) {
        return pending.getActivityType().getName().equals(activity);
    }

    private static Stream<PendingActivityInfo> pendingActivities(String run) {
        return CORDON
                .temporal()
                .newUntypedWorkflowStub(run)
                .describe()
                .getRawDescription()
                .getPendingActivitiesList()
                .stream();
    }
}
