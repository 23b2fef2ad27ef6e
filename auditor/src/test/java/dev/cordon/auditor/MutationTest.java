package dev.cordon.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.cordon.auditor.packs.Mutation;
import dev.cordon.auditor.packs.MutationHarness;
import dev.cordon.auditor.packs.Mutations;
import dev.cordon.auditor.packs.PackRuns;
import dev.cordon.auditor.packs.Signing;
import dev.cordon.fake.Seed;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.DefaultDataConverter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    @Test
    void every_single_change_to_a_pack_is_detected() throws IOException {
        try (PackRuns runs = new PackRuns(seal, decisions, DefaultDataConverter.STANDARD_INSTANCE)) {
            String other = runs.archived(runs.start("IsolateVm", PackRuns.request(Seed.APP, Map.of())));
            WorkflowStub run = runs.start("IsolateVm", PackRuns.request(Seed.WEB, Map.of("severity", "Medium")));
            runs.decide(run, "approve", "alice@contoso.com"); // who asked for it: refused
            runs.decide(run, "approve", "bob@contoso.com");
            String approved = runs.archived(run);
            Path incident = runs.writeTo(folder.resolve("vault")).resolve("ir-2026-05-23-001");
            Path pack = incident.resolve(approved);

            List<Mutation> none = Mutations.none(seal);
            assertThat(MutationHarness.unnoticed(pack, none, this::verify)).hasSameSizeAs(none);
            List<Mutation> mutations = Mutations.of(pack, incident.resolve(other), seal, decisions);
            List<String> unnoticed = MutationHarness.unnoticed(pack, mutations, this::verify);
            System.out.println((mutations.size() - unnoticed.size()) + " of " + mutations.size() + " changes detected");
            assertThat(unnoticed).isEmpty();
        }
    }

    private int verify(Path pack) throws IOException {
        StringWriter out = new StringWriter();
        int code = Auditor.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(
                        "verify",
                        pack.toString(),
                        "--keys",
                        Signing.trust(folder.resolve("seals.jwks"), seal).toString(),
                        "--decision-keys",
                        Signing.trust(folder.resolve("decisions.jwks"), decisions)
                                .toString());
        return code;
    }
}
