package dev.cordon.embedded.wholepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.embedded.demo.SentinelLoop;
import dev.cordon.embedded.playbook.PlaybookDeployment;
import dev.cordon.embedded.tenant.RangeAdmin;
import dev.cordon.embedded.tenant.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
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

    @BeforeEach
    void deploy() {
        new PlaybookDeployment(CORDON.installation(), CORDON.range().tenant()).deploy();
    }

    @Test
    void every_command_of_the_walkthrough_runs_after_the_loop_and_the_record_of_the_isolation_holds() throws Exception {
        String isolation = isolated();

        List<String> commands = commands();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(5);
        Audit audit = new Audit(CORDON.installation());
        for (String command : commands) {
            Audit.Ending ending = audit.in(folder).run(globbed(command).split(" "));
            assertThat(ending.status()).as(command + "\n" + ending.output()).isZero();
        }
        assertThat(folder.resolve("report.html")).content().contains(isolation).contains("<svg");
        assertThat(folder.resolve("report.json")).content().contains(isolation);
    }

    @Test
    void a_partner_who_may_do_nothing_but_read_the_container_finds_the_same() throws Exception {
        String isolation = isolated();
        Audit partner = new Audit(CORDON.installation())
                .as(CORDON.range().tenant().application("ir-partner"))
                .in(folder);

        Audit.Ending listed = partner.run("runs");
        Audit.Ending pulled = partner.run("pull", isolation, "--to", "evidence");
        Audit.Ending verified = partner.run("verify", "evidence");

        assertThat(listed).returns(0, Audit.Ending::status);
        assertThat(listed.output()).contains(isolation);
        assertThat(pulled.status()).as(pulled.output()).isZero();
        assertThat(verified.status()).as(verified.output()).isZero();
        assertThat(verified.output()).contains("=> HOLDS");
    }

    /** Has an incident go all the way that it goes in the demo; the run that isolated the machine. */
    private static String isolated() throws Exception {
        RangeAdmin range = CORDON.range();
        SentinelLoop loop = SentinelLoop.raise(range, CORDON.azure(), Tenant.VM_APP_01);
        JsonNode handled = CORDON.playbook().follow(loop.awaitRun(range, 0), run -> {});
        String isolation = CORDON.playbook().isolation(handled).path("runId").asText();
        for (String run : List.of(isolation, handled.path("runId").asText())) {
            await("the archive of " + run)
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> CORDON.journal().blobs().stream()
                            .anyMatch(blob -> blob.path().endsWith(run + "/history.jws")));
        }
        return isolation;
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
