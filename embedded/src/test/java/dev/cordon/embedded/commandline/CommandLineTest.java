package dev.cordon.embedded.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cordon.embedded.installation.OwnProcess;
import dev.cordon.embedded.installation.RunningState;
import dev.cordon.embedded.installation.StateFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(240)
class CommandLineTest {
    private final Cordon cordon = Cordon.inFolderOfItsOwn();

    @AfterEach
    void down() throws Exception {
        cordon.run("down");
    }

    @Test
    void the_demo_ends_with_the_machine_contained_and_verified_and_leaves_nothing_running() throws Exception {
        Cordon.Ending demo = cordon.run("demo", "--exit", "--latencies", "fast");

        assertThat(demo.lastLine()).matches("contained in \\d+\\.\\d s, verified");
        assertThat(demo.output()).doesNotContain("FAILED").contains("deleting the blob is refused: status 409");
        assertThat(demo.status()).as(demo.output()).isZero();
        assertThat(cordon.processes()).isEmpty();
    }

    @Test
    void what_is_up_says_so_tells_everything_and_goes_down_even_without_its_supervisor() throws Exception {
        Cordon.Ending up = cordon.run("up", "--latencies", "fast");
        assertThat(up.status()).as(up.output()).isZero();
        RunningState running = new StateFile(cordon.stateFile()).read().orElseThrow();
        List<OwnProcess> all = running.alive().toList();
        assertThat(all).hasSize(5);

        assertThat(cordon.run("up").lastLine()).startsWith("Cordon is up already");
        requireDirectory(
                new ObjectMapper().readTree(cordon.run("status", "--json").output()));

        running.supervisor().handle().orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> !running.supervised());
        assertThat(cordon.run("status").output()).contains("nothing is running");
        assertThat(cordon.run("down").lastLine()).isEqualTo("Stopped 4 processes.");
        assertThat(all).noneMatch(process -> process.handle().isPresent());
    }

    private static void requireDirectory(JsonNode json) {
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "temporal", "range", "starter", "codec", "tenantId", "subscriptions", "applications", "people");
        assertThat(json.at("/codec/url").asText())
                .isEqualTo(json.at("/starter/url").asText() + "/codec");
        assertThat(json.path("temporal").fieldNames()).toIterable().containsExactly("address", "ui");
        assertThat(json.path("range").fieldNames()).toIterable().containsExactly("url", "admin", "ca");
        assertThat(json.path("applications"))
                .allSatisfy(application -> assertThat(application.fieldNames())
                        .toIterable()
                        .containsExactly("name", "clientId", "clientSecret", "roles"));
        assertThat(json.path("people"))
                .allSatisfy(person ->
                        assertThat(person.fieldNames()).toIterable().containsExactly("user", "password", "roles"));
    }
}
