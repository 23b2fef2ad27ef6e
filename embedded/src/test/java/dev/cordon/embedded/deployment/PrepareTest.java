package dev.cordon.embedded.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script that writes what docker-compose.yml needs, with a Compose that starts nothing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class PrepareTest {
    /** As Compose does, it refuses whatever it is to do while a required variable has no value. */
    private static final String COMPOSE = """
            #!/usr/bin/env bash
            [ "$1 $2" != "compose version" ] || exit 0
            set -a
            . ./.env
            for name in $(grep -o '${[A-Z_]*:?' docker-compose.yml | tr -d '${:?' | sort -u); do
              [ -n "${!name:-}" ] || { echo "required variable $name is missing a value" >&2; exit 1; }
            done
            [ "$*" != "compose exec -T range cat /state/directory.json" ] || cat directory.json
            """;

    private static final String DIRECTORY = """
            {"applications": [
              {"name": "cordon-worker", "clientId": "w", "objectId": "x", "clientSecret": "of-the-worker", "roles": []},
              {"name": "cordon-api", "clientId": "a", "objectId": "y", "clientSecret": "of-the-console", "roles": []}
            ]}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void lay_out() throws IOException {
        Path script = Path.of("..", "deploy", "docker", "prepare");
        Files.createDirectories(folder.resolve("deploy/docker"));
        Files.copy(script, folder.resolve("deploy/docker/prepare"));
        Files.copy(DeployedProcess.COMPOSE, folder.resolve("docker-compose.yml"));
        Files.writeString(folder.resolve("directory.json"), DIRECTORY);
        Path docker =
                Files.writeString(Files.createDirectory(folder.resolve("bin")).resolve("docker"), COMPOSE);
        Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void everything_that_compose_requires_is_written_once_and_for_nobody_else_to_read() throws Exception {
        prepare();
        String first = Files.readString(folder.resolve(".env"));
        prepare();

        assertThat(first.lines())
                .hasSize(3)
                .contains("AZURE_CLIENT_SECRET=of-the-worker", "CONSOLE_CLIENT_SECRET=of-the-console")
                .anyMatch(line -> line.matches("POSTGRES_PASSWORD=\\w{20,}"));
        assertThat(Files.readString(folder.resolve(".env"))).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(folder.resolve(".env"), LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private void prepare() throws IOException, InterruptedException {
        ProcessBuilder script =
                new ProcessBuilder(folder.resolve("deploy/docker/prepare").toString()).redirectErrorStream(true);
        script.environment().merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        Process run = script.start();
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor()).as(output).isZero();
    }
}
