package dev.cordon.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EncryptionSettingsTest {
    private static final URI VAULT = URI.create("https://kv-cordon.vault.azure.net");

    @TempDir
    Path folder;

    @Test
    void without_keys_payloads_are_clear_text() {
        EncryptionSettings none = new EncryptionSettings(null, false, null, null);

        assertThat(none.keys()).isEmpty();
        assertThat(none.converter()
                        .toPayload("vm-app-01")
                        .orElseThrow()
                        .getData()
                        .toStringUtf8())
                .isEqualTo("\"vm-app-01\"");
    }

    @Test
    void a_key_file_encrypts() {
        EncryptionSettings file = new EncryptionSettings(folder.resolve("payloads.jwks"), true, null, null);

        assertThat(file.converter()
                        .toPayload("vm-app-01")
                        .orElseThrow()
                        .getData()
                        .toStringUtf8())
                .doesNotContain("vm-app-01");
    }

    @Test
    void settings_that_contradict_each_other_are_refused_with_their_name() {
        refused(
                Path.of("keys"),
                false,
                VAULT,
                "payload-key",
                "key-file: stands beside key-vault; expected one of them");
        refused(null, false, VAULT, null, "secret: goes with key-vault; expected both or neither");
        refused(null, false, null, "payload-key", "secret: goes with key-vault; expected both or neither");
        refused(null, true, null, null, "create-key-file: needs key-file");
    }

    private static void refused(
            @Nullable Path file, boolean create, @Nullable URI vault, @Nullable String secret, String problem) {
        assertThatThrownBy(() -> new EncryptionSettings(file, create, vault, secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cordon.temporal.encryption." + problem);
    }
}
