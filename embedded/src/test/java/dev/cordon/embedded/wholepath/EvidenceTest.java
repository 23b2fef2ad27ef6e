package dev.cordon.embedded.wholepath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.auditor.Auditor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
            Audit.Ending pulled = audit.run("pull", shape.getKey(), "--to", folder.toString());
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
                "--keys",
                audit.settings().get("CORDON_TRUSTED_KEYS"),
                "--payload-keys",
                audit.settings().get("CORDON_PAYLOAD_KEYS"));
        return code == 0 ? "0" : code + "\n" + said;
    }
}
