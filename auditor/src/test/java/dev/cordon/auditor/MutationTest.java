package dev.cordon.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.cordon.auditor.packs.Mutation;
import dev.cordon.auditor.packs.MutationHarness;
import dev.cordon.auditor.packs.Mutations;
import dev.cordon.auditor.packs.PackRuns;
import dev.cordon.auditor.packs.Signing;
import dev.cordon.capability.policy.VaultPolicy;
import dev.cordon.fake.Seed;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.DefaultDataConverter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MutationTest {
    @TempDir
    Path folder;

    private final ECKey seal = Signing.newKey();
    private final ECKey decisions = Signing.newKey();
    private volatile String said = "";

    @BeforeEach
    void trustTheKeys() throws IOException {
        Signing.trust(seals(), seal);
        Signing.trust(approvals(), decisions);
    }

    private Path seals() {
        return folder.resolve("seals.jwks");
    }

    private Path approvals() {
        return folder.resolve("decisions.jwks");
    }

    @Test
    void every_single_change_to_a_pack_is_detected() throws IOException {
        try (PackRuns runs = new PackRuns(seal, decisions, DefaultDataConverter.STANDARD_INSTANCE)) {
            runs.policy().vault(withoutDelay(runs.policy().vault()));
            String other = runs.archived(runs.start("IsolateVm", PackRuns.request(Seed.APP, Map.of())));
            WorkflowStub approved = runs.start("IsolateVm", PackRuns.request(Seed.WEB, Map.of("severity", "Medium")));
            runs.decide(approved, "approve", "alice@contoso.com"); // who asked for it: refused
            runs.decide(approved, "approve", "bob@contoso.com");
            List<String> sealedByThemselves = List.of(
                    runs.archived(approved),
                    runs.archived(runs.start("PreserveEvidence", PackRuns.request(Seed.APP, Map.of()))),
                    runs.archived(runs.handle(Seed.DR)));
            WorkflowStub waiting = runs.start("IsolateVm", PackRuns.request(Seed.DB, Map.of("severity", "Medium")));
            String terminated = runs.terminated(waiting, Seed.DB, "ir-2026-05-23-001");

            Path vault = runs.writeTo(folder.resolve("vault"));
            Path taken = pack(vault, other);
            List<String> unnoticed = new ArrayList<>();
            int changes = 0;
            for (String run : sealedByThemselves) {
                Path pack = pack(vault, run);
                assertThat(verify(pack)).as(said).isZero();
                assertThat(MutationHarness.unnoticed(pack, Mutations.none(seal), this::verify))
                        .as(said)
                        .hasSameSizeAs(Mutations.none(seal));
                List<Mutation> mutations = new ArrayList<>(Mutations.of(pack, taken, seal, decisions));
                mutations.addAll(Mutations.ofEachValue(pack, seal));
                unnoticed.addAll(MutationHarness.unnoticed(pack, mutations, this::verify));
                changes += mutations.size();
            }
            Path outside = pack(vault, terminated);
            assertThat(verify(outside)).as(said).isZero();
            List<Mutation> mutations = Mutations.ofSealedFromOutside(outside, taken, decisions);
            unnoticed.addAll(MutationHarness.unnoticed(outside, mutations, this::verify));
            changes += mutations.size();
            System.out.println((changes - unnoticed.size()) + " of " + changes + " changes detected");
            assertThat(unnoticed).isEmpty();
        }
    }

    private static Path pack(Path vault, String run) throws IOException {
        try (Stream<Path> folders = Files.walk(vault, 2)) {
            return folders.filter(each -> each.endsWith(run)).findFirst().orElseThrow();
        }
    }

    private static VaultPolicy withoutDelay(VaultPolicy policy) {
        return new VaultPolicy(
                policy.expectation(),
                policy.holdIfShort(),
                policy.preserveAfterIsolation(),
                Duration.ofSeconds(1),
                policy.accessHours());
    }

    private int verify(Path pack) {
        StringWriter out = new StringWriter();
        int code = Auditor.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(
                        "verify",
                        pack.toString(),
                        "--keys",
                        seals().toString(),
                        "--decision-keys",
                        approvals().toString());
        said = out.toString();
        return code;
    }
}
