package dev.cordon.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.cordon.auditor.pack.PackJson;
import dev.cordon.auditor.packs.PackRuns;
import dev.cordon.auditor.packs.Signing;
import dev.cordon.capability.policy.VaultPolicy;
import dev.cordon.codec.Encryption;
import dev.cordon.codec.FileKeys;
import dev.cordon.codec.KeyRing;
import dev.cordon.fake.FakeVault;
import dev.cordon.fake.Seed;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.DefaultDataConverter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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
    private static Path decisionKeys;

    private final StringWriter out = new StringWriter();

    @BeforeAll
    static void start() throws IOException {
        runs = new PackRuns(SEAL, DECISIONS, DefaultDataConverter.STANDARD_INSTANCE);
        keys = Signing.trust(folder.resolve("trusted.jwks"), SEAL);
        decisionKeys = Signing.trust(folder.resolve("trusted-decisions.jwks"), DECISIONS);
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
    void a_release_that_two_people_approved_holds() throws IOException {
        Map<String, String> incident = Map.of("incidentId", "ir-release");
        runs.archived(runs.start("IsolateVm", PackRuns.request(Seed.DR, incident)));
        WorkflowStub run = runs.start("ReleaseVm", PackRuns.request(Seed.DR, incident));
        runs.decide(run, "approve", "bob@contoso.com");
        runs.decide(run, "approve", "carol@contoso.com");
        assertThat(verify(runs.archived(run))).as(out.toString()).isZero();
        assertThat(out.toString()).contains("approved by bob@contoso.com and carol@contoso.com, 2 asked for");
    }

    @Test
    void images_hold_and_may_be_left_out_only_when_that_is_said() throws IOException {
        runs.policy().vault(withoutDelay(runs.policy().vault()));
        WorkflowStub run =
                runs.start("PreserveEvidence", PackRuns.request(Seed.APP, Map.of("incidentId", "ir-images")));
        String id = runs.archived(run);
        assertThat(verify(id)).as(out.toString()).isZero();

        Path images = folder.resolve("vault/ir-images").resolve(id).resolve("images");
        try (Stream<Path> files = Files.list(images)) {
            for (Path image : files.toList()) {
                Files.delete(image);
            }
        }
        Path pack = folder.resolve("vault/ir-images").resolve(id);
        assertThat(audit(
                        "verify",
                        pack.toString(),
                        "--keys",
                        keys.toString(),
                        "--decision-keys",
                        decisionKeys.toString()))
                .isEqualTo(1);
    }

    @Test
    void a_refused_run_holds() throws IOException {
        WorkflowStub run = runs.start(
                "IsolateVm", PackRuns.request(Seed.WEB, Map.of("incidentId", "ir-refused", "severity", "Medium")));
        runs.decide(run, "refuse", "bob@contoso.com");
        assertThat(verify(runs.archived(run))).as(out.toString()).isZero();
        assertThat(out.toString()).contains("the gate was not passed");
    }

    @Test
    void without_keys_nobody_vouches_for_anything() throws IOException {
        String run =
                runs.archived(runs.start("IsolateVm", PackRuns.request(Seed.APP, Map.of("incidentId", "ir-keys"))));
        Path vault = runs.writeTo(folder.resolve("vault"));
        assertThat(audit("verify", vault.toString(), "--run", run)).isEqualTo(2);
        assertThat(out.toString()).contains("no keys of seals were given (--keys)");
    }

    @Test
    void a_run_that_went_on_with_a_vault_that_fell_short_does_not_hold() throws IOException {
        VaultPolicy strict = runs.policy().vault();
        runs.policy()
                .vault(new VaultPolicy(
                        strict.expectation(),
                        false,
                        strict.preserveAfterIsolation(),
                        strict.activityLogAgainAfter(),
                        strict.accessHours()));
        runs.azure().vault(FakeVault.UNLOCKED);
        String id =
                runs.archived(runs.start("IsolateVm", PackRuns.request(Seed.APP, Map.of("incidentId", "ir-short"))));
        runs.azure().vault(FakeVault.LOCKED);
        runs.policy().vault(strict);

        assertThat(verify(id)).isEqualTo(1);
        assertThat(out.toString())
                .contains("the vault fell short when it was looked at: its immutability policy is not locked");
    }

    @Test
    void an_auditor_may_ask_for_more_days_than_the_run_did() throws IOException {
        String id = runs.archived(runs.start("IsolateVm", PackRuns.request(Seed.APP, Map.of("incidentId", "ir-days"))));
        String vault = runs.writeTo(folder.resolve("vault")).toString();

        assertThat(audit("verify", vault, "--run", id, "--keys", keys.toString(), "--minimum-retention-days", "2555"))
                .as(out.toString())
                .isZero();
        assertThat(audit("verify", vault, "--run", id, "--keys", keys.toString(), "--minimum-retention-days", "2556"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("retained for 2555 days, where at least 2556 are asked for");
    }

    @Test
    void keys_of_seals_are_no_keys_of_decisions() throws IOException {
        WorkflowStub run = runs.start(
                "IsolateVm", PackRuns.request(Seed.WEB, Map.of("incidentId", "ir-purpose", "severity", "Medium")));
        runs.decide(run, "approve", "bob@contoso.com");
        String id = runs.archived(run);
        String vault = runs.writeTo(folder.resolve("vault")).toString();
        String seals = keys.toString();
        String decisions = decisionKeys.toString();

        assertThat(audit("verify", vault, "--run", id, "--keys", seals)).isEqualTo(2);
        assertThat(out.toString()).contains("no keys of decisions were given (--decision-keys)");
        assertThat(audit("verify", vault, "--run", id, "--keys", decisions, "--decision-keys", seals))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("the signature of manifest.jws is made with key " + SEAL.getKeyID())
                .contains("the signature on the decision of bob@contoso.com is made with key " + DECISIONS.getKeyID());
        assertThat(audit("verify", vault, "--run", id, "--keys", seals, "--decision-keys", seals))
                .isEqualTo(2);
        assertThat(out.toString()).contains("is trusted for seals and for decisions");
    }

    @Test
    void what_is_encrypted_is_verified_with_its_key_and_else_said_to_be_so() throws IOException {
        Path payloadKeys = folder.resolve("payloads.jwks");
        KeyRing ring = FileKeys.readOrCreate(payloadKeys);
        try (PackRuns secret = new PackRuns(SEAL, DECISIONS, Encryption.converter(ring))) {
            WorkflowStub run = secret.start(
                    "IsolateVm", PackRuns.request(Seed.WEB, Map.of("incidentId", "ir-secret", "severity", "Medium")));
            secret.decide(run, "approve", "bob@contoso.com");
            String id = secret.archived(run);
            Path vault = secret.writeTo(folder.resolve("secret"));
            String[] plain = {
                "verify",
                vault.toString(),
                "--run",
                id,
                "--keys",
                keys.toString(),
                "--decision-keys",
                decisionKeys.toString()
            };
            assertThat(audit(plain)).as(out.toString()).isEqualTo(2);
            assertThat(out.toString())
                    .contains("payloads are encrypted with key " + ring.active().id());
            assertThat(audit(
                            "verify",
                            vault.toString(),
                            "--keys",
                            keys.toString(),
                            "--decision-keys",
                            decisionKeys.toString(),
                            "--payload-keys",
                            payloadKeys.toString()))
                    .as(out.toString())
                    .isZero();
            Path history = vault.resolve("ir-secret").resolve(id);
            assertThat(audit("replay", history.toString())).isEqualTo(2);
            assertThat(out.toString()).contains("COULD NOT BE REPLAYED");
            assertThat(audit("replay", history.toString(), "--payload-keys", payloadKeys.toString()))
                    .isZero();
            assertThat(out.toString()).contains("bob@contoso.com decided 'approve' at gate 'isolate'");
        }
    }

    @Test
    void the_report_tells_a_run_on_one_page_that_fetches_nothing() throws IOException {
        WorkflowStub run = runs.start(
                "IsolateVm", PackRuns.request(Seed.WEB, Map.of("incidentId", "ir-report", "severity", "Medium")));
        runs.decide(run, "approve", "alice@contoso.com");
        runs.decide(run, "approve", "bob@contoso.com");
        String id = runs.archived(run);
        Path vault = runs.writeTo(folder.resolve("vault"));
        Path page = Path.of("target", "report.html");
        Path json = Path.of("target", "report.json");
        assertThat(audit(
                        "report",
                        vault.toString(),
                        "--run",
                        id,
                        "--keys",
                        keys.toString(),
                        "--decision-keys",
                        decisionKeys.toString(),
                        "--out",
                        page.toString(),
                        "--json",
                        json.toString()))
                .isZero();
        Document html = Jsoup.parse(page.toFile());
        assertThat(html.select("h1").text()).isEqualTo("This record holds.");
        long stored = Files.size(vault.resolve("ir-report").resolve(id).resolve("report.json"));
        assertThat(html.select("tr:contains(record kept)").text()).contains(stored + " bytes");
        assertThat(html.select("script, link, img, [src], [href]")).isEmpty();
        assertThat(html.select("svg rect.bar")).hasSizeGreaterThan(8);
        assertThat(html.text())
                .contains("bob@contoso.com", "authenticated: OpenID Connect", "memory/vm-web-01", "Time to contain");
        assertThat(PackJson.mapper()
                        .readTree(json.toFile())
                        .at("/verification/verdict")
                        .asText())
                .isEqualTo("HOLDS");
    }

    @Test
    void a_run_that_was_terminated_and_sealed_from_outside_holds() throws IOException {
        WorkflowStub run = runs.start(
                "IsolateVm", PackRuns.request(Seed.DB, Map.of("incidentId", "ir-cut", "severity", "Medium")));
        assertThat(verify(runs.terminated(run, Seed.DB, "ir-cut")))
                .as(out.toString())
                .isZero();
        assertThat(out.toString()).contains("the run had no chance to seal its decisions");
    }

    private int verify(String run) throws IOException {
        Path vault = runs.writeTo(folder.resolve("vault"));
        return audit(
                "verify",
                vault.toString(),
                "--run",
                run,
                "--keys",
                keys.toString(),
                "--decision-keys",
                decisionKeys.toString());
    }

    @Test
    void an_auditor_that_fails_says_that_nothing_was_checked() {
        assertThat(Auditor.commandLine()
                        .getExitCodeExceptionMapper()
                        .getExitCode(new IllegalStateException("a defect of the auditor")))
                .isEqualTo(2);
    }

    private int audit(String... arguments) {
        CommandLine audit =
                Auditor.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        return audit.execute(arguments);
    }

    private static VaultPolicy withoutDelay(VaultPolicy policy) {
        return new VaultPolicy(
                policy.expectation(),
                policy.holdIfShort(),
                policy.preserveAfterIsolation(),
                Duration.ofSeconds(1),
                policy.accessHours());
    }
}
