package dev.cordon.auditor.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.cryptography.models.SignatureAlgorithm;
import com.azure.security.keyvault.keys.models.CreateEcKeyOptions;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.cordon.auditor.pack.UnreadablePack;
import dev.cordon.auditor.packs.RangeAccess;
import dev.cordon.codec.FileKeys;
import dev.cordon.codec.KeyRing;
import dev.cordon.range.Range;
import dev.cordon.range.RangeOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the range's Key Vault over HTTPS, with what a worker seals with and what payloads are encrypted with. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyExportTest {
    private static final String OFFICER = "range-owner";
    private static final byte[] RECORD = "a record".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    static Path folder;

    @TempDir
    Path to;

    private static Range range;
    private static RangeAccess access;

    @BeforeAll
    static void start() {
        range = Range.start(RangeOptions.in(folder));
        access = new RangeAccess(range);
    }

    @AfterAll
    static void stop() {
        range.close();
    }

    @Test
    void every_version_of_the_key_that_seals_is_had_under_the_name_that_seals_use() throws Exception {
        KeyClient keys = keys();
        String older = keys.getKey("cordon-seal").getId();
        byte[] signature = keys.getCryptographyClient("cordon-seal")
                .sign(
                        SignatureAlgorithm.ES256,
                        MessageDigest.getInstance("SHA-256").digest(RECORD))
                .getSignature();
        String newer = keys.createEcKey(new CreateEcKeyOptions("cordon-seal")).getId();

        Path file = KeySetFile.writePublic(
                to.resolve("trusted.jwks"), seals("cordon-worker").keys());

        JWKSet trusted = JWKSet.load(file.toFile());
        assertThat(trusted.getKeys()).extracting(JWK::getKeyID).containsExactlyInAnyOrder(older, newer);
        assertThat(trusted.getKeys()).noneMatch(JWK::isPrivate);
        Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(trusted.getKeyByKeyId(older).toECKey().toECPublicKey());
        check.update(RECORD);
        assertThat(check.verify(signature)).isTrue();
    }

    @Test
    void a_version_that_is_disabled_is_named_as_left_out() {
        KeyClient keys = keys();
        String gone = keys.createEcKey(new CreateEcKeyOptions("rotated-seal").setEnabled(false))
                .getId();
        String used = keys.createEcKey(new CreateEcKeyOptions("rotated-seal")).getId();
        SealKeyExport export = keyVaults(OFFICER).seals(item("/keys/rotated-seal"));

        assertThat(export.keys().getKeys()).extracting(JWK::getKeyID).containsExactly(used);
        assertThat(export.disabled()).containsExactly(gone);
    }

    @Test
    void the_keys_of_payloads_are_had_as_they_are_read_and_kept_from_everybody_else() throws Exception {
        SecretClient secrets = secrets();
        String older = secrets.getSecret("cordon-payloads").getProperties().getVersion();
        String newer = secrets.setSecret("cordon-payloads", Base64.getEncoder().encodeToString(new byte[32]))
                .getProperties()
                .getVersion();

        Path file = KeySetFile.writeSecret(
                to.resolve("payloads.jwks"), payloads("cordon-worker").keys());

        KeyRing ring = FileKeys.read(file);
        assertThat(ring.active().id()).isEqualTo(newer);
        assertThat(JWKSet.load(file.toFile())
                        .getKeyByKeyId(newer)
                        .toOctetSequenceKey()
                        .toByteArray())
                .isEqualTo(new byte[32]);
        assertThat(ring.named(older)).isPresent();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void who_may_not_read_them_is_told_so() {
        assertThatThrownBy(() -> seals("audit-reader").keys())
                .isInstanceOf(UnreadablePack.class)
                .hasMessageContaining("/keys/cordon-seal cannot be read");
        assertThatThrownBy(() -> payloads("audit-reader").keys())
                .isInstanceOf(UnreadablePack.class)
                .hasMessageContaining("/secrets/cordon-payloads cannot be read");
    }

    private static SealKeyExport seals(String application) {
        return keyVaults(application).seals(item("/keys/cordon-seal"));
    }

    private static PayloadKeyExport payloads(String application) {
        return keyVaults(application).payloads(item("/secrets/cordon-payloads"));
    }

    private static KeyVaultItem item(String path) {
        return new KeyVaultItem.Reader().convert(range.url() + path);
    }

    private static KeyVaultAccess keyVaults(String application) {
        return new KeyVaultAccess(access.credential(application), access.http(), true);
    }

    private static KeyClient keys() {
        return new KeyClientBuilder()
                .vaultUrl(range.url().toString())
                .credential(access.credential(OFFICER))
                .httpClient(access.http())
                .disableChallengeResourceVerification()
                .buildClient();
    }

    private static SecretClient secrets() {
        return new SecretClientBuilder()
                .vaultUrl(range.url().toString())
                .credential(access.credential(OFFICER))
                .httpClient(access.http())
                .disableChallengeResourceVerification()
                .buildClient();
    }
}
