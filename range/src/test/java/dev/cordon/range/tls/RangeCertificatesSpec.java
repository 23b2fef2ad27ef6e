package dev.cordon.range.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificates that make the range an Azure for clients that check them. */
class RangeCertificatesSpec {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void the_server_certificate_names_the_range_and_the_public_cloud() throws Exception {
        List<String> names = server(NOW).getSubjectAlternativeNames().stream()
                .map(name -> String.valueOf(name.get(1)))
                .toList();

        assertThat(names)
                .contains(
                        "localhost",
                        "127.0.0.1",
                        "*.blob.localhost",
                        "management.azure.com",
                        "login.microsoftonline.com",
                        "graph.microsoft.com",
                        "*.blob.core.windows.net",
                        "*.vault.azure.net");
    }

    @Test
    void the_authority_stays_the_same_from_one_start_to_the_next() throws Exception {
        server(NOW);
        String first = Files.readString(folder.resolve("ca.pem"));

        server(NOW.plus(Duration.ofDays(300)));

        assertThat(Files.readString(folder.resolve("ca.pem"))).isEqualTo(first);
    }

    @Test
    void a_certificate_about_to_expire_is_renewed_by_the_same_authority() throws Exception {
        X509Certificate first = server(NOW);
        X509Certificate second = server(NOW.plus(Duration.ofDays(395)));

        assertThat(second.getSerialNumber()).isNotEqualTo(first.getSerialNumber());
        assertThat(second.getNotAfter()).isAfter(first.getNotAfter());
        second.verify(new PemFile(folder.resolve("ca.pem")).certificate().getPublicKey());
    }

    @Test
    void private_keys_are_readable_by_their_owner_only() throws Exception {
        server(NOW);

        for (String key : List.of("ca-key.pem", "server-key.pem")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(key)))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    @Test
    void the_trust_store_opens_with_the_documented_password_and_holds_no_key() throws Exception {
        Path file = RangeCertificates.open(folder, at(NOW)).trustStoreFile();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, RangeCertificates.TRUST_STORE_PASSWORD.toCharArray());
        }

        assertThat(store.isCertificateEntry("cordon-range")).isTrue();
        assertThat(store.size()).isEqualTo(1);
    }

    private X509Certificate server(Instant now) {
        RangeCertificates.open(folder, at(now)).current();
        return new PemFile(folder.resolve("server.pem")).certificate();
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
