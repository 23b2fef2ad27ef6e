package dev.cordon.auditor.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.BinaryData;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import dev.cordon.auditor.pack.Pack;
import dev.cordon.auditor.pack.PullRecord;
import dev.cordon.auditor.pack.PulledBlob;
import dev.cordon.auditor.pack.UnreadablePack;
import dev.cordon.range.Range;
import dev.cordon.range.RangeOptions;
import dev.cordon.range.directory.Application;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the range over HTTPS, as an auditor who may read the container and nothing else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PullTest {
    @TempDir
    static Path folder;

    @TempDir
    Path to;

    private static Range range;

    @BeforeAll
    static void start() {
        range = Range.start(RangeOptions.in(folder));
        write("ir-1/run-old/manifest.jws", "an older one");
        write("ir-1/run-new/images/disk.vhd", "an image");
        write("ir-1/run-new/custody/000001.json", "{}");
        write("ir-1/run-new/manifest.jws", "a newer one");
    }

    @AfterAll
    static void stop() {
        range.close();
    }

    @Test
    void the_run_that_was_sealed_last_is_copied_with_what_azure_says_of_it() throws IOException {
        Pack pack = vault().pull(null, to, true);

        assertThat(pack.run()).isEqualTo("run-new");
        assertThat(pack.names()).containsExactly("custody/000001.json", "images/disk.vhd", "manifest.jws");
        assertThat(pack.bytes("manifest.jws")).asString().isEqualTo("a newer one");
        PullRecord pull = pack.pulled().orElseThrow();
        assertThat(pull.immutabilityPolicy()).isTrue();
        assertThat(pull.publicAccess()).isEqualTo("none");
        assertThat(pull.blob("manifest.jws").orElseThrow())
                .returns(11L, PulledBlob::length)
                .returns(true, PulledBlob::copied)
                .satisfies(blob -> assertThat(blob.versionId()).isNotNull())
                .satisfies(blob -> assertThat(blob.createdAt()).isNotNull());
    }

    @Test
    void a_copy_that_was_cut_off_is_gone_on_with() throws IOException {
        Path begun = Files.createDirectories(to.resolve("ir-1/run-old")).resolve("manifest.jws.part");
        Files.writeString(begun, "an old");

        Pack pack = vault().pull("run-old", to, true);

        assertThat(pack.bytes("manifest.jws")).asString().isEqualTo("an older one");
        assertThat(begun).doesNotExist();
    }

    @Test
    void what_was_copied_wrongly_before_is_not_kept() throws IOException {
        Path begun = Files.createDirectories(to.resolve("ir-1/run-old")).resolve("manifest.jws.part");
        Files.writeString(begun, "another");

        assertThatThrownBy(() -> vault().pull("run-old", to, true))
                .isInstanceOf(UnreadablePack.class)
                .hasMessageContaining("is not what the vault says it has");
        assertThat(vault().pull("run-old", to, true).bytes("manifest.jws"))
                .asString()
                .isEqualTo("an older one");
    }

    @Test
    void images_can_be_left_out_and_are_named_all_the_same() throws IOException {
        Pack pack = vault().pull("run-new", to, false);

        assertThat(pack.has("images/disk.vhd")).isFalse();
        assertThat(pack.pulled()
                        .orElseThrow()
                        .blob("images/disk.vhd")
                        .orElseThrow()
                        .copied())
                .isFalse();
    }

    @Test
    void a_run_that_the_vault_does_not_have_is_named() {
        assertThatThrownBy(() -> vault().pull("run-x", to, true))
                .isInstanceOf(UnreadablePack.class)
                .hasMessageContaining("knows no run, workflow or incident run-x");
    }

    private static Vault vault() {
        return new Vault(container("audit-reader"));
    }

    private static void write(String name, String content) {
        container("cordon-worker").getBlobClient(name).upload(BinaryData.fromString(content));
    }

    private static BlobContainerClient container(String application) {
        Application who = range.directory().application(application);
        com.azure.core.http.HttpClient http =
                new JdkHttpClientBuilder(HttpClient.newBuilder().sslContext(trusting())).build();
        return new BlobContainerClientBuilder()
                .endpoint(range.url() + "/stforensicirprodweu/ir-evidence")
                .httpClient(http)
                .credential(new ClientSecretCredentialBuilder()
                        .authorityHost(range.url().toString())
                        .tenantId(range.directory().tenantId())
                        .clientId(who.clientId())
                        .clientSecret(who.clientSecret())
                        .disableInstanceDiscovery()
                        .httpClient(http)
                        .build())
                .buildClient();
    }

    private static SSLContext trusting() {
        try (InputStream file = Files.newInputStream(range.trustStoreFile())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, "changeit".toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
