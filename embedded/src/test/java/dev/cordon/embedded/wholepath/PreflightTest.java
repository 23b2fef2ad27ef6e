package dev.cordon.embedded.wholepath;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.capability.plan.Finding.Kind;
import dev.cordon.embedded.tenant.Journal;
import dev.cordon.embedded.tenant.JournalEntry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(240)
class PreflightTest {
    private static final List<String> CHANGING = List.of("PUT", "PATCH", "DELETE");

    @RegisterExtension
    static final RunningCordon CORDON = new RunningCordon();

    private final Caller alice = CORDON.caller("alice@contoso.com");

    static Stream<Arguments> machines() {
        return Stream.of(
                Arguments.of(Machines.named("vm-contained-01"), Kind.ALREADY_CONTAINED),
                Arguments.of(Machines.named("vm-private-01"), Kind.DISK_NOT_EXPORTABLE),
                Arguments.of(Machines.named("vm-quota-01"), Kind.SNAPSHOT_QUOTA),
                Arguments.of(Machines.named("vm-us-01"), Kind.QUARANTINE_NSG_MISSING),
                Arguments.of(Machines.named("vm-fr-01"), Kind.QUARANTINE_NSG_LOOSENED),
                Arguments.of(Machines.named("vm-se-01"), Kind.QUARANTINE_NSG_KEEPS_FLOWS),
                Arguments.of(Machines.locked(), Kind.READ_ONLY_LOCK),
                Arguments.of(Machines.sandbox(), Kind.MISSING_PERMISSION));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void what_is_wrong_with_a_machine_is_found_before_anything_is_changed(String vm, Kind expected) {
        JsonNode run = dryRun(vm);

        assertThat(kinds(run)).as(run::toString).contains(expected.name());
        assertThat(changes()).isEmpty();
        String folder = "/" + run.at("/report/incidentId").asText() + "/";
        assertThat(CORDON.journal().blobs()).extracting(JournalEntry::path).noneMatch(path -> path.contains(folder));
    }

    @Test
    void a_protected_machine_asks_two_people_whatever_the_severity() {
        String vm = Machines.named("vm-protected-01");
        assertThat(kinds(dryRun(vm))).isEmpty();
        String run = alice.isolate(Map.of("incidentId", incident(), "vmId", vm, "severity", "High"));

        JsonNode question = alice.question(run);

        assertThat(question.at("/choices/0/name").asText()).isEqualTo("approve");
        assertThat(question.at("/choices/0/people").asInt()).isEqualTo(2);
        CORDON.caller("bob@contoso.com").decide(run, "refuse", "An exercise");
        assertThat(alice.ended(run).at("/report/verdict").asText()).isEqualTo("REFUSED");
        assertThat(CORDON.journal().of(Journal.NIC)).isEmpty();
    }

    private JsonNode dryRun(String vm) {
        JsonNode run = alice.ended(alice.isolate(Map.of("incidentId", incident(), "vmId", vm, "dryRun", true)));
        assertThat(run.at("/report/verdict").asText()).as(run::toString).isEqualTo("DRY_RUN");
        return run;
    }

    private static List<String> kinds(JsonNode run) {
        return run.at("/report/plan/plan/findings").findValuesAsText("kind");
    }

    /** Whatever was to change something in Azure; blobs are looked at by themselves. */
    private static List<JournalEntry> changes() {
        return CORDON.journal().entries().stream()
                .filter(entry -> CHANGING.contains(entry.method()) && !entry.isOfBlobs())
                .toList();
    }

    private static String incident() {
        return "INC-" + UUID.randomUUID();
    }
}
