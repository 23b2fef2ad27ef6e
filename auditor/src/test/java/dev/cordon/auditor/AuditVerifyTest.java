package dev.cordon.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.cordon.auditor.packs.PackRuns;
import dev.cordon.auditor.packs.Signing;
import dev.cordon.fake.Seed;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.DefaultDataConverter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditVerifyTest {
    private static final ECKey SEAL = Signing.newKey();
    private static final ECKey DECISIONS = Signing.newKey();

    @TempDir
    static Path folder;

    private static PackRuns runs;
    private static Path keys;

    private final StringWriter out = new StringWriter();

    @BeforeAll
    static void start() throws IOException {
        runs = new PackRuns(SEAL, DECISIONS, DefaultDataConverter.STANDARD_INSTANCE);
        keys = Signing.trust(folder.resolve("trusted.jwks"), SEAL, DECISIONS);
    }

    @AfterAll
    static void stop() {
        runs.close();
    }

    @Test
    void an_isolation_that_nobody_had_to_approve_holds() throws IOException {
        WorkflowStub run = runs.start("IsolateVm", PackRuns.request(Seed.APP, Map.of()));
        assertThat(verify(runs.archived(run))).as(out.toString()).isZero();
    }

    @Test
    void an_isolation_that_somebody_else_approved_holds() throws IOException {
        WorkflowStub run = runs.start(
                "IsolateVm", PackRuns.request(Seed.WEB, Map.of("incidentId", "ir-gate", "severity", "Medium")));
        runs.decide(run, "approve", "alice@contoso.com");
        runs.decide(run, "approve", "bob@contoso.com");
        assertThat(verify(runs.archived(run))).as(out.toString()).isZero();
        assertThat(out.toString()).contains("approved by bob@contoso.com, 1 asked for; 1 counted, 1 refused");
    }

    @Test
    void a_run_that_was_terminated_and_sealed_from_outside_holds() throws IOException {
        WorkflowStub run = runs.start(
                "IsolateVm", PackRuns.request(Seed.DB, Map.of("incidentId", "ir-cut", "severity", "Medium")));
        assertThat(verify(runs.terminated(run, Seed.DB, "ir-cut")))
                .as(out.toString())
                .isEqualTo(2);
        assertThat(out.toString()).contains("nobody looked at the vault before the first write");
    }

    private int verify(String run, String... more) throws IOException {
        Path vault = runs.writeTo(folder.resolve("vault"));
        CommandLine audit = Auditor.commandLine().setOut(new PrintWriter(out, true));
        return audit.execute("verify", vault.toString(), "--run", run, "--keys", keys.toString());
    }
}
