package dev.cordon.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FileKeysTest {
    @TempDir
    Path folder;

    @Test
    void a_file_is_made_only_when_asked_to_and_nobody_else_reads_it() throws Exception {
        Path file = folder.resolve("new").resolve("payloads.jwks");
        assertThatThrownBy(() -> FileKeys.read(file))
                .isInstanceOf(UnreadableKeys.class)
                .hasMessage(file + ": cannot be read (NoSuchFileException)");

        KeyRing made = FileKeys.readOrCreate(file);

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(FileKeys.readOrCreate(file).active().id())
                .isEqualTo(made.active().id());
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void processes_that_start_at_once_all_read_one_key() throws Exception {
        int processes = 16;
        CyclicBarrier start = new CyclicBarrier(processes);
        ExecutorService all = Executors.newFixedThreadPool(processes);
        try {
            for (int round = 0; round < 20; round++) {
                Path file = folder.resolve(round + ".jwks");
                Callable<String> process = () -> {
                    start.await();
                    return FileKeys.readOrCreate(file).active().id();
                };
                Set<String> ids = new HashSet<>();
                for (Future<String> id : all.invokeAll(Collections.nCopies(processes, process))) {
                    ids.add(id.get());
                }
                assertThat(ids).hasSize(1);
            }
        } finally {
            all.shutdownNow();
        }
    }

    @Test
    void the_first_key_is_active_and_every_other_is_known() throws Exception {
        KeyRing keys = FileKeys.read(written(oct("autumn", 2), oct("spring", 1)));

        assertThat(keys.active().id()).isEqualTo("autumn");
        assertThat(keys.named("spring")).isPresent();
        assertThat(keys.named("winter")).isEmpty();
    }

    @Test
    void what_is_wrong_with_a_file_is_said_without_its_content() throws Exception {
        wrong(written(), "there is no key");
        wrong(written(oct("spring", 1), oct("spring", 2)), "the key id 'spring' occurs twice");
        wrong(
                written(new OctetSequenceKey.Builder(Keys.bytes(1)).build()),
                "the key 'null' is none of the type oct with a key id (kid)");
        wrong(
                written(new ECKeyGenerator(Curve.P_256).keyID("signing").generate()),
                "the key 'signing' is none of the type oct with a key id (kid)");
        wrong(
                written(new OctetSequenceKey.Builder(new byte[16])
                        .keyID("short")
                        .build()),
                "key 'short': has 16 bytes; expected 32 (AES-256)");
        Path text = Files.writeString(folder.resolve("text"), "not-a-key-but-secret");
        assertThatThrownBy(() -> FileKeys.read(text))
                .hasMessage(text + ": is no JWK set")
                .hasNoCause();
    }

    private static void wrong(Path file, String problem) {
        assertThatThrownBy(() -> FileKeys.read(file))
                .isInstanceOf(UnreadableKeys.class)
                .hasMessage(file + ": " + problem);
    }

    private Path written(JWK... keys) throws IOException {
        return Files.writeString(folder.resolve("payloads.jwks"), new JWKSet(List.of(keys)).toString(false));
    }

    private static JWK oct(String id, int filledWith) {
        return new OctetSequenceKey.Builder(Keys.bytes(filledWith)).keyID(id).build();
    }
}
