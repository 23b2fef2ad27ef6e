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
    @Test
    void of_what_may_go_on_at_once_only_the_slowest_counts_even_if_it_was_done_one_after_the_other() {
        Journal journal = new Journal(
                List.of(did(1, Journal.SNAPSHOT, 0, 5), did(2, Journal.SNAPSHOT, 5, 11), did(3, Journal.NIC, 20, 23)));
        assertThat(new AzureTime(journal).total()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void pages_of_the_activity_log_follow_each_other() {
        Journal journal = new Journal(List.of(did(1, Journal.ACTIVITY_LOG, 0, 2), did(2, Journal.ACTIVITY_LOG, 5, 6)));
        assertThat(new AzureTime(journal).total()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void asking_how_far_an_operation_is_takes_no_time_of_its_own() {
        Journal journal = new Journal(
                List.of(did(1, Journal.NIC, 0, 3), did(2, "Microsoft.Network/locations/operations/read", 1, 2)));
        assertThat(new AzureTime(journal).total()).isEqualTo(Duration.ofSeconds(3));
    }
}
