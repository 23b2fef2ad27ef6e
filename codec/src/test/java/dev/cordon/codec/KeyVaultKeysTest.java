package dev.cordon.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Against a vault that speaks as much of Key Vault's protocol as reading secrets takes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyVaultKeysTest {
    private static final int OLD = 1_000;
    private static final int NEW = 2_000;

    private final Map<String, Version> versions = new LinkedHashMap<>();
    private final HttpServer vault;

    KeyVaultKeysTest() throws IOException {
        vault = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void open() {
        vault.createContext("/secrets/payload-key", this::answer);
        vault.start();
    }

    @AfterEach
    void close() {
        vault.stop(0);
    }

    @Test
    void the_newest_enabled_version_is_active_and_older_ones_decrypt() {
        versions.put("b2", new Version(NEW, true, base64(2)));
        versions.put("a1", new Version(OLD, true, base64(1)));
        versions.put("c3", new Version(NEW + 1, false, base64(3)));

        KeySet keys = keys().keys();

        assertThat(keys.active().id()).isEqualTo("b2");
        assertThat(keys.active().secret().getEncoded()).isEqualTo(Keys.bytes(2));
        assertThat(keys.named("a1")).isPresent();
        assertThat(keys.named("c3")).isEmpty();
    }

    @Test
    void what_is_wrong_is_said_with_the_address_and_without_the_value() {
        assertThatThrownBy(() -> keys().keys()).hasMessage(address() + "/secrets/payload-key: there is no key");
        versions.put("a1", new Version(OLD, true, "hush, not Base64"));
        assertThatThrownBy(() -> keys().keys())
                .isInstanceOf(UnreadableKeys.class)
                .hasMessage(address() + "/secrets/payload-key: version a1 is not Base64")
                .hasStackTraceContaining("KeyVaultKeys")
                .satisfies(failure -> assertThat(failure.getCause()).hasNoCause());
        vault.removeContext("/secrets/payload-key");
        assertThatThrownBy(() -> keys().keys())
                .isInstanceOf(UnreadableKeys.class)
                .hasMessageStartingWith(address() + "/secrets/payload-key: cannot be read (Status code 404");
    }

    private KeyVaultKeys keys() {
        return new KeyVaultKeys(
                new SecretClientBuilder()
                        .vaultUrl(address())
                        .pipeline(new HttpPipelineBuilder()
                                .httpClient(new JdkHttpClientBuilder().build())
                                .build())
                        .buildClient(),
                "payload-key");
    }

    private String address() {
        return "http://127.0.0.1:" + vault.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        String body = last.equals("versions")
                ? versions.keySet().stream().map(this::listed).collect(Collectors.joining(",", "{\"value\":[", "]}"))
                : shown(last);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String listed(String id) {
        return "{\"id\":\"%s/secrets/payload-key/%s\",%s}".formatted(address(), id, attributes(id));
    }

    private String shown(String id) {
        return "{\"id\":\"%s/secrets/payload-key/%s\",\"value\":\"%s\",%s}"
                .formatted(address(), id, version(id).value(), attributes(id));
    }

    private String attributes(String id) {
        return "\"attributes\":{\"enabled\":%s,\"created\":%d}"
                .formatted(version(id).enabled(), version(id).created());
    }

    private Version version(String id) {
        return versions.getOrDefault(id, new Version(0, false, ""));
    }

    private static String base64(int filledWith) {
        return Base64.getEncoder().encodeToString(Keys.bytes(filledWith));
    }

    private record Version(int created, boolean enabled, String value) {}
}
