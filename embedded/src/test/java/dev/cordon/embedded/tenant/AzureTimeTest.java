package dev.cordon.embedded.tenant;

import static dev.cordon.embedded.tenant.OrderProofTest.did;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AzureTimeTest {
    private static final String POLL = "Microsoft.Network/locations/operations/read";

    @Test
    void what_goes_on_at_once_counts_once() {
        Journal journal = new Journal(List.of(
                did(1, Journal.SNAPSHOT, 0, 5), did(2, Journal.SNAPSHOT, 1, 6), did(3, Journal.SNAPSHOT, 2, 4)));
        assertThat(new AzureTime(journal).total()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void what_follows_something_else_is_added_and_the_time_between_is_not() {
        Journal journal = new Journal(List.of(did(1, Journal.SNAPSHOT, 0, 5), did(2, Journal.NIC, 20, 23)));
        AzureTime time = new AzureTime(journal);
        assertThat(time.total()).isEqualTo(Duration.ofSeconds(8));
        assertThat(time.chain())
                .containsExactly(
                        new AzureTime.Link(Journal.SNAPSHOT, Duration.ofSeconds(5)),
                        new AzureTime.Link(Journal.NIC, Duration.ofSeconds(3)));
    }

    @Test
    void asking_how_far_an_operation_is_counts_for_nothing() {
        Journal journal = new Journal(List.of(did(1, Journal.NIC, 0, 3), did(2, POLL, 2, 9)));
        assertThat(new AzureTime(journal).total()).isEqualTo(Duration.ofSeconds(3));
    }
}
