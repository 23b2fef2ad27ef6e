package dev.cordon.embedded.wholepath;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import dev.cordon.auditor.Auditor;
import dev.cordon.auditor.packs.Mutation;
import dev.cordon.auditor.packs.MutationHarness;
import dev.cordon.auditor.packs.Mutations;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What real runs leave in the vault, seen by somebody who trusts none of those who wrote it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(600)
class EvidenceTest {
    @RegisterExtension
    static final RunningCordon CORDON = new RunningCordon();

    @TempDir
    Path folder;

    @Test
    void untouched_records_of_twenty_shapes_raise_no_alarm() throws Exception {
        Audit audit = new Audit(CORDON.installation());
        Map<String, String> shapes = new Shapes(CORDON).carriedOut();
        assertThat(shapes).hasSizeGreaterThanOrEqualTo(20);

        for (Map.Entry<String, String> shape : shapes.entrySet()) {
            Audit.Ending pulled = shape.getValue().contains("two disks")
                    ? audit.run("pull", shape.getKey(), "--to", folder.toString(), "--without-images")
                    : audit.run("pull", shape.getKey(), "--to", folder.toString());
            assertThat(pulled.status())
                    .as(shape.getValue() + ": " + pulled.output())
                    .isZero();
        }
        for (Map.Entry<String, String> shape : shapes.entrySet()) {
            assertThat(verdict(audit, pack(shape.getKey())))
                    .as(shape.getValue())
                    .isEqualTo("0");
        }
        System.out.println(shapes.size() + " untouched records of different shapes: no alarm");
        changesAreNoticed(audit, packOf(shapes, "approved by two"), packOf(shapes, "released by two"));
    }

    private void changesAreNoticed(Audit audit, Path pack, Path other) throws Exception {
        ECKey sealKey = ECKey.parse(Files.readString(CORDON.installation().sealKey()));
        ECKey decisionKey = JWKSet.load(CORDON.installation().signingKey().toFile())
                .getKeys()
                .get(0)
                .toECKey();
        List<Mutation> changes = Mutations.of(pack, other, sealKey, decisionKey);
        List<String> unnoticed = MutationHarness.unnoticed(
                pack, changes, changed -> verdict(audit, changed).equals("0") ? 0 : 1);
        System.out.println((changes.size() - unnoticed.size()) + " of " + changes.size() + " changes detected");
        assertThat(unnoticed).isEmpty();
        assertThat(verdict(audit, pack)).isEqualTo("0");
    }

    private Path packOf(Map<String, String> shapes, String what) throws Exception {
        for (Map.Entry<String, String> shape : shapes.entrySet()) {
            if (shape.getValue().equals(what)) {
                return pack(shape.getKey());
            }
        }
        throw new IllegalArgumentException(what);
    }

    private Path pack(String runId) throws Exception {
        try (Stream<Path> folders = Files.walk(folder, 2)) {
            return folders.filter(each -> each.endsWith(runId)).findFirst().orElseThrow();
        }
    }

    /** Its exit code, with what it said where that is not 0. */
    private static String verdict(Audit audit, Path pack) {
        StringWriter said = new StringWriter();
        CommandLine auditor =
                Auditor.commandLine().setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
        int code = auditor.execute(
                "verify",
                pack.toString(),
                "--without-images",
                "--keys",
                audit.settings().get("CORDON_TRUSTED_KEYS"),
                "--decision-keys",
                audit.settings().get("CORDON_DECISION_KEYS"),
                "--payload-keys",
                audit.settings().get("CORDON_PAYLOAD_KEYS"));
        return code == 0 ? "0" : code + "\n" + said;
    }
}
