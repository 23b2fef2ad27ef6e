package dev.cordon.embedded.wholepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The auditor's walkthrough works as it is written. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(240)
class AuditingDocTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "auditing.md");
    private static final String COMMAND = "./cordon audit ";

    @RegisterExtension
    static final RunningCordon CORDON = new RunningCordon();

    @TempDir
    Path folder;

    @Test
    void every_command_of_the_walkthrough_runs_and_the_record_of_a_run_holds() throws IOException {
        Caller alice = CORDON.caller("alice@contoso.com");
        String run = alice.isolate(Map.of(
                "incidentId", "INC-" + UUID.randomUUID(), "vmId", Machines.named("vm-app-01"), "severity", "High"));
        String runId = alice.ended(run).path("runId").asText();
        await("the archive")
                .atMost(Duration.ofMinutes(1))
                .until(() -> CORDON.temporal()
                        .newUntypedWorkflowStub("archive-run." + runId)
                        .getResult(JsonNode.class)
                        .has("seal"));

        List<String> commands = commands();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(4);
        Audit audit = new Audit(CORDON.installation());
        for (String command : commands) {
            Audit.Ending ending = audit.in(folder).run(globbed(command).split(" "));
            assertThat(ending.status()).as(command + "\n" + ending.output()).isZero();
        }
        assertThat(folder.resolve("report.html")).content().contains(runId).contains("<svg");
        assertThat(folder.resolve("report.json")).content().contains(runId);
    }

    /** As a shell does it: there is one incident with one run. */
    private String globbed(String command) throws IOException {
        if (!command.contains("evidence/*/*")) {
            return command;
        }
        try (Stream<Path> runs = Files.find(
                folder.resolve("evidence"),
                2,
                (path, seen) -> seen.isDirectory() && folder.relativize(path).getNameCount() == 3)) {
            return command.replace(
                    "evidence/*/*", runs.findFirst().orElseThrow().toString());
        }
    }

    private static List<String> commands() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith(COMMAND))
                .map(line -> line.substring(COMMAND.length()))
                .toList();
    }
}
