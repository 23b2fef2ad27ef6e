package dev.cordon.embedded.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class ScriptTest {
    @TempDir
    Path folder;

    @Test
    void a_missing_jdk_is_told_in_one_sentence_with_the_remedy() throws Exception {
        Cordon.Ending up = script(Map.of("JAVA_HOME", folder.toString()), "up");

        assertThat(up.output().strip())
                .isEqualTo("cordon: needs a JDK 17 or later, java and javac; install one (Debian: apt-get install"
                        + " openjdk-17-jdk-headless) or set JAVA_HOME.");
        assertThat(up.status()).isEqualTo(1);
    }

    @Test
    void a_temporal_server_that_cannot_be_had_is_told_in_one_sentence_with_the_remedy() throws Exception {
        Cordon.Ending test = script(Map.of("PATH", pathWithoutPython().toString()), "test");

        assertThat(test.output().strip())
                .isEqualTo("cordon: needs a Temporal server; install python3 with pip (Debian: apt-get install"
                        + " python3-pip), put 'temporal' on the PATH, or give --temporal-address.");
        assertThat(test.status()).isEqualTo(1);
    }

    @Test
    void an_unknown_command_is_refused_with_the_ones_that_there_are() throws Exception {
        Cordon.Ending unknown = script(Map.of(), "explode");

        assertThat(unknown.output()).contains("demo [--exit]").endsWith("cordon: there is no command 'explode'.\n");
        assertThat(unknown.status()).isEqualTo(1);
    }

    private Cordon.Ending script(Map<String, String> environment, String command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("../cordon", command).redirectErrorStream(true);
        Map<String, String> all = new HashMap<>(Map.of(
                "CORDON_STATE_DIR", folder.resolve("state").toString(), "JAVA_HOME", System.getProperty("java.home")));
        all.putAll(environment);
        builder.environment().remove("CORDON_TEMPORAL_ADDRESS");
        builder.environment().putAll(all);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Cordon.Ending(process.waitFor(), output);
    }

    /** Everything that a machine usually has, but neither Python nor Temporal. */
    private Path pathWithoutPython() throws IOException {
        Path path = Files.createDirectory(folder.resolve("bin"));
        for (String each : List.of("/bin", "/usr/bin")) {
            try (Stream<Path> programs = Files.list(Path.of(each))) {
                for (Path program : programs.toList()) {
                    String name = program.getFileName().toString();
                    Path link = path.resolve(name);
                    if (!name.startsWith("python")
                            && !name.equals("temporal")
                            && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                        Files.createSymbolicLink(link, program);
                    }
                }
            }
        }
        return path;
    }
}
