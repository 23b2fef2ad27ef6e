package dev.cordon.embedded.wholepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import dev.cordon.runbook.isolatevm.IsolationReport;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(240)
class EncryptionTest {
    private static final String ALICE = "alice@contoso.com";
    private static final String BOB = "bob@contoso.com";

    @RegisterExtension
    static final RunningCordon CORDON = new RunningCordon();

    private final Caller alice = CORDON.caller(ALICE);

    @Test
    void nothing_of_what_a_run_was_asked_and_did_is_clear_text_to_temporal() {
        String reason = "beaconing-" + UUID.randomUUID();
        String comment = "agreed-" + UUID.randomUUID();
        String run = isolation("vm-web-01", reason);
        CORDON.caller(BOB).decide(run, "approve", comment);
        JsonNode report = alice.ended(run).path("report");
        assertThat(report.path("verdict").asText()).as(report::toString).isEqualTo("CONTAINED");

        List<HistoryEvent> events = history(run);

        StoredPayloads payloads = StoredPayloads.of(events);
        // Which version of the runbook a run began with is written by Temporal's SDK, past every converter.
        assertThat(payloads.inTheClear())
                .extracting(payload -> payload.getData().toStringUtf8())
                .isSubsetOf(
                        "\"chain-of-custody\"",
                        "\"each-is-accounted-for-by-itself\"",
                        "\"code-in-the-manifest\"",
                        "\"notifications\"",
                        "1");
        assertThat(payloads.encrypted()).hasSizeGreaterThan(20);
        assertThat(events)
                .extracting(EncryptionTest::withoutSearchAttributes)
                .allSatisfy(event -> assertThat(event)
                        .doesNotContain(
                                reason, comment, ALICE, BOB, "/subscriptions/", "nsg-ir-quarantine", "nic-web-01"));
    }

    @Test
    void a_failure_says_nothing_to_temporal_either() {
        String typed = "not-a-machine-" + UUID.randomUUID();
        WorkflowStub run = CORDON.typed(Map.of("incidentId", "INC-1", "vmId", typed, "requestedBy", ALICE));
        assertThat(catchThrowable(() -> run.getResult(IsolationReport.class))).hasStackTraceContaining(typed);

        List<HistoryEvent> events = history(run.getExecution().getWorkflowId());

        assertThat(bytes(events.get(0))).as("what was typed is as it was typed").contains(typed);
        assertThat(events.subList(1, events.size()))
                .extracting(EncryptionTest::withoutSearchAttributes)
                .allSatisfy(event -> assertThat(event).doesNotContain(typed));
    }

    @Test
    void a_waiting_run_outlives_a_rotation_and_new_payloads_carry_the_new_key() throws Exception {
        String run = isolation("vm-web-01", "before the rotation");
        alice.question(run);
        String before = StoredPayloads.of(history(run)).keyIds().iterator().next();

        String after = rotate(CORDON.installation().payloadKeys());
        CORDON.kill(CORDON.supervisor().starter());
        CORDON.caller(BOB).decide(run, "approve", "after the rotation");

        assertThat(alice.ended(run).at("/report/verdict").asText()).isEqualTo("CONTAINED");
        List<HistoryEvent> events = history(run);
        assertThat(StoredPayloads.of(events.subList(0, 1)).keyIds()).containsExactly(before);
        assertThat(StoredPayloads.of(events).keyIds()).containsExactlyInAnyOrder(before, after);
        assertThat(StoredPayloads.of(List.of(events.get(events.size() - 1))).keyIds())
                .containsExactly(after);
        String anew = isolation("vm-db-01", "a new run");
        alice.question(anew);
        assertThat(StoredPayloads.of(history(anew)).keyIds()).containsExactly(after);
        CORDON.caller(BOB).decide(anew, "refuse", "An exercise");
        alice.ended(anew);
    }

    @Test
    void the_key_file_is_nobody_elses() throws Exception {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(CORDON.installation().payloadKeys())))
                .isEqualTo("rw-------");
    }

    private String isolation(String machine, String reason) {
        return alice.isolate(Map.of(
                "incidentId",
                "INC-" + UUID.randomUUID(),
                "vmId",
                Machines.named(machine),
                "severity",
                "Medium",
                "reason",
                reason));
    }

    /** As the server has it. */
    private static List<HistoryEvent> history(String run) {
        return CORDON.temporalUi().fetchHistory(run).getEvents();
    }

    private static String withoutSearchAttributes(HistoryEvent event) {
        HistoryEvent.Builder rest = event.toBuilder();
        if (rest.hasWorkflowExecutionStartedEventAttributes()) {
            rest.getWorkflowExecutionStartedEventAttributesBuilder().clearSearchAttributes();
        }
        if (rest.hasUpsertWorkflowSearchAttributesEventAttributes()) {
            rest.getUpsertWorkflowSearchAttributesEventAttributesBuilder().clearSearchAttributes();
        }
        return bytes(rest.build());
    }

    private static String bytes(HistoryEvent event) {
        return new String(event.toByteArray(), StandardCharsets.ISO_8859_1);
    }

    /** Puts a new key before the ones that the file holds, and returns its id. */
    private static String rotate(Path file) throws IOException, ParseException, JOSEException {
        String id = "rotated-" + UUID.randomUUID();
        List<JWK> keys = new ArrayList<>();
        keys.add(new OctetSequenceKeyGenerator(256).keyID(id).generate());
        keys.addAll(JWKSet.parse(Files.readString(file)).getKeys());
        Files.writeString(file, new JWKSet(keys).toString(false));
        return id;
    }
}
