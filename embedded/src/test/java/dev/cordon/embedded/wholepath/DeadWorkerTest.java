package dev.cordon.embedded.wholepath;

import static dev.cordon.embedded.tenant.Tenant.VM_APP_01;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.embedded.demo.SentinelIncident;
import dev.cordon.embedded.tenant.Check;
import dev.cordon.embedded.tenant.Journal;
import dev.cordon.embedded.tenant.JournalEntry;
import dev.cordon.embedded.tenant.OrderProof;
import dev.cordon.embedded.tenant.RangeAdmin.Halt;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(240)
class DeadWorkerTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @RegisterExtension
    static final RunningCordon CORDON = new RunningCordon();

    static Stream<Halt> moments() {
        return Stream.of(
                new Halt(Journal.SNAPSHOT, 2, "after"),
                new Halt("Microsoft.Compute/locations/*/read", 1, "before"),
                new Halt(Journal.NIC, 1, "before"),
                new Halt(Journal.MACHINE, 1, "after"),
                // The Activity Log is committed, and nobody heard of it.
                new Halt(Journal.BLOB, 4, "after"));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void a_worker_killed_in_the_middle_leaves_every_effect_once_and_the_machine_contained(Halt moment)
            throws Exception {
        CORDON.range().halt(moment);
        URI location = CORDON.playbook().post(SentinelIncident.now().body(VM_APP_01));
        await().atMost(LONGEST).until(CORDON.range()::halted);

        CORDON.supervisor().worker().crash();
        CORDON.range().release();

        JsonNode handled = CORDON.playbook().follow(location, run -> {});
        JsonNode isolation = CORDON.playbook().isolation(handled);
        JsonNode report = isolation.path("report");
        Journal journal = CORDON.journal();
        assertThat(report.path("verdict").asText()).isEqualTo("CONTAINED");
        assertThat(journal.of(Journal.SNAPSHOT)).hasSize(3);
        assertThat(journal.of(Journal.NIC)).hasSize(2);
        assertThat(journal.of(Journal.MACHINE)).hasSize(1);
        assertThat(handled.at("/report/runs")).hasSize(1);
        // Of this run: the one that started it keeps a record of its own, and a sweep may close others' meanwhile.
        String folder = "/" + report.path("incidentId").asText() + "/"
                + isolation.path("runId").asText() + "/";
        assertThat(journal.blobs())
                .extracting(JournalEntry::path)
                .filteredOn(path -> path.contains(folder)
                        && !path.contains("/custody/")
                        && !path.endsWith(".jws")
                        && !path.endsWith("/history.json"))
                .extracting(path -> path.substring(path.lastIndexOf('/') + 1))
                .containsExactly("before-image.json", "activity-log-rg-workload-prod.json", "report.json");
        assertThat(new OrderProof(journal).checks()).allMatch(Check::holds);
    }
}
