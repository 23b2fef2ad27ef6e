package dev.cordon.embedded.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OrderProofTest {
    private static final JsonNode NOTHING = MissingNode.getInstance();

    @Test
    void an_interface_written_after_every_snapshot_was_done_keeps_the_order() {
        assertThat(proof(
                        did(1, Journal.SNAPSHOT, 0, 5),
                        did(2, Journal.SNAPSHOT, 0, 6),
                        did(3, Journal.NIC, 6, 9),
                        did(4, Journal.MACHINE, 9, 10)))
                .allMatch(Check::holds);
    }

    @Test
    void an_interface_written_while_a_snapshot_was_still_being_taken_breaks_it() {
        assertThat(proof(
                        did(1, Journal.SNAPSHOT, 0, 5),
                        did(2, Journal.SNAPSHOT, 0, 7),
                        did(3, Journal.NIC, 6, 9),
                        did(4, Journal.MACHINE, 9, 10)))
                .extracting(Check::holds)
                .containsExactly(false, true);
    }

    @Test
    void an_identity_touched_before_the_last_interface_was_written_breaks_it() {
        assertThat(proof(
                        did(1, Journal.SNAPSHOT, 0, 5),
                        did(2, Journal.NIC, 5, 9),
                        did(3, Journal.NIC, 5, 11),
                        did(4, Journal.MACHINE, 10, 12)))
                .extracting(Check::holds)
                .containsExactly(true, false);
    }

    @Test
    void a_journal_that_lacks_a_step_proves_nothing() {
        assertThat(proof(did(1, Journal.SNAPSHOT, 0, 5), did(2, Journal.NIC, 5, 9)))
                .extracting(Check::holds)
                .containsExactly(true, false);
    }

    @Test
    void a_refused_write_is_no_write() {
        JournalEntry refused =
                new JournalEntry(2, at(1), at(2), "PUT", "/nic", "", 412, "worker", Journal.NIC, NOTHING, at(2));
        assertThat(proof(
                        did(1, Journal.SNAPSHOT, 0, 5),
                        refused,
                        did(3, Journal.NIC, 6, 9),
                        did(4, Journal.MACHINE, 9, 10)))
                .allMatch(Check::holds);
    }

    private static List<Check> proof(JournalEntry... entries) {
        return new OrderProof(new Journal(List.of(entries))).checks();
    }

    static JournalEntry did(long sequence, String operation, int start, int completed) {
        return new JournalEntry(
                sequence, at(start), at(start), "PUT", "/it", "", 202, "worker", operation, NOTHING, at(completed));
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}
