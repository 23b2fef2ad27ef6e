package dev.cordon.starter.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    Path folder;

    @Test
    void a_key_is_made_once_and_is_readable_by_its_owner_alone() throws IOException {
        Path file = folder.resolve("decisions.jwks");
        JWKSet made = new KeyFile(file).keys();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new KeyFile(file).keys().getKeys()).isEqualTo(made.getKeys());
    }

    @Test
    void what_cannot_sign_is_refused_when_the_starter_comes_up() throws Exception {
        Path file = folder.resolve("decisions.jwks");
        Files.writeString(file, "nonsense");
        assertThatThrownBy(() -> new KeyFile(file).keys()).hasMessageEndingWith("is no JWK set");

        Files.writeString(file, "{\"keys\": []}");
        assertThatThrownBy(() -> new KeyFile(file).keys()).hasMessageContaining("signs nothing");

        JWKSet publicOnly =
                new JWKSet(new ECKeyGenerator(Curve.P_256).keyID("k").generate().toPublicJWK());
        Files.writeString(file, publicOnly.toString());
        assertThatThrownBy(() -> new KeyFile(file).keys()).hasMessageContaining("signs nothing");
    }
}
