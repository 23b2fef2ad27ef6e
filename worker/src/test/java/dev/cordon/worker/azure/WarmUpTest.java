package dev.cordon.worker.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cordon.capability.FailureType;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class WarmUpTest {
    @Test
    void a_worker_is_not_ready_until_it_is_known_whether_azure_answers() {
        CountDownLatch answer = new CountDownLatch(1);
        WarmUp warmUp = new WarmUp(() -> pass(answer));
        warmUp.start();

        assertThat(warmUp.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        answer.countDown();
        await().until(() -> warmUp.health().getStatus().equals(Status.UP));
        assertThat(warmUp.health().getDetails()).containsEntry("azure", "answers");
        warmUp.stop();
    }

    @Test
    void a_worker_is_ready_while_azure_is_down_and_says_so() {
        WarmUp warmUp = new WarmUp(() -> {
            throw FailureType.UNREACHABLE.failure("nobody at login.example.test", null);
        });
        warmUp.start();

        await().until(() -> warmUp.health().getStatus().equals(Status.UP));
        assertThat(warmUp.health().getDetails())
                .containsEntry("azure", "does not answer; runs wait for it")
                .containsEntry("reason", "AzureUnreachable: nobody at login.example.test");
        warmUp.stop();
    }

    @Test
    void an_unforeseen_failure_is_no_end_of_the_worker_either() {
        WarmUp warmUp = new WarmUp(() -> {
            throw new IllegalStateException("secret inside");
        });
        warmUp.start();

        await().until(() -> warmUp.health().getStatus().equals(Status.UP));
        assertThat(warmUp.health().getDetails()).containsEntry("reason", "IllegalStateException");
        warmUp.stop();
    }

    @Test
    void a_worker_that_needs_no_azure_is_ready_without_it() {
        WarmUp none = WarmUp.notNeeded();

        assertThat(none.isAutoStartup()).isFalse();
        assertThat(none.health().getStatus()).isEqualTo(Status.UP);
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
