package dev.cordon.starter.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.starter.Installation;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenCodecServerTest {
    private final Installation cordon = new Installation("--cordon.starter.codec.open-on-loopback=true");

    @AfterAll
    void stop() {
        cordon.close();
    }

    @Test
    void requests_from_this_machine_need_no_credentials() {
        assertThat(status(decode())).isEqualTo(200);
    }

    @Test
    void nothing_else_is_open_for_it() {
        assertThat(status(cordon.request("/api/v1/runs/isolate-vm.unknown").GET()))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"})
    void what_a_proxy_passed_on_is_not_from_this_machine(String header) {
        assertThat(status(decode().header(header, "127.0.0.1"))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example.test", "localhost.example.test", "10.0.0.1"})
    void a_host_name_that_was_made_to_lead_here_is_a_strangers(String host) throws Exception {
        assertThat(statusLine("localhost")).contains(" 200");
        assertThat(statusLine(host)).contains(" 401");
    }

    private HttpRequest.Builder decode() {
        return cordon.request("/codec/decode")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"));
    }

    private int status(HttpRequest.Builder request) {
        return cordon.send(request).statusCode();
    }

    /** Java's own client does not let a request name another host than the one that it calls. */
    private String statusLine(String host) throws IOException {
        URI address = cordon.request("/").build().uri();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("POST /codec/decode HTTP/1.1\r\nHost: " + host + ":" + address.getPort()
                                    + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                                    + "Connection: close\r\n\r\n{}")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }
}
