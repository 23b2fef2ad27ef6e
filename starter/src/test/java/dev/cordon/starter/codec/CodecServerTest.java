package dev.cordon.starter.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import com.jayway.jsonpath.JsonPath;
import dev.cordon.starter.Installation;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.common.converter.DefaultDataConverter;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodecServerTest {
    private static final String UI = "https://temporal.example.test:8233";
    private static final Payload CLEAR = DefaultDataConverter.newDefaultInstance()
            .toPayload("vm-app-01 is beaconing")
            .orElseThrow();

    private final Installation cordon = new Installation("--cordon.temporal.ui=" + UI + "/some/path");

    @AfterAll
    void stop() {
        cordon.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Requester", "Approver", "Commander", "Auditor"})
    void whoever_may_read_runs_has_payloads_decoded(String role) throws Exception {
        String token = cordon.tenant.person("x@contoso.com", role);

        HttpResponse<String> encoded = cordon.post("/codec/encode", token, json(CLEAR));
        HttpResponse<String> decoded = cordon.post("/codec/decode", token, encoded.body());

        assertThat(encoded.statusCode()).isEqualTo(200);
        assertThat(payload(encoded).getMetadataOrThrow("encoding").toStringUtf8())
                .isEqualTo("binary/encrypted");
        assertThat(payload(decoded)).isEqualTo(CLEAR);
        assertThat(decoded.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(decoded.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void who_has_no_role_or_no_token_is_refused_on_this_machine_too() throws Exception {
        assertThat(cordon.post("/codec/decode", cordon.tenant.person("x@contoso.com", "Stranger"), json(CLEAR))
                        .statusCode())
                .isEqualTo(403);
        assertThat(cordon.send(request("/codec/decode", json(CLEAR))).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"Auditor, 200", "Stranger, 403"})
    void the_consoles_session_counts_as_its_person_does(String role, int status) throws Exception {
        cordon.tenant.atTheKeyboard("dave@contoso.com", role);
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        browser.send(
                cordon.request("/console").header("Accept", "text/html").GET().build(), BodyHandlers.ofString());

        HttpResponse<String> decoded = browser.send(
                request("/codec/decode", json(CLEAR)).header("Origin", UI).build(), BodyHandlers.ofString());

        assertThat(decoded.statusCode()).isEqualTo(status);
        assertThat(decoded.headers().firstValue("Access-Control-Allow-Origin")).hasValue(UI);
    }

    @Test
    void the_ui_may_send_credentials_and_pages_from_elsewhere_may_send_nothing() {
        HttpResponse<String> ui = preflight(UI);
        assertThat(ui.statusCode()).isEqualTo(200);
        assertThat(ui.headers().firstValue("Access-Control-Allow-Origin")).hasValue(UI);
        assertThat(ui.headers().firstValue("Access-Control-Allow-Credentials")).hasValue("true");
        assertThat(ui.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValueSatisfying(allowed -> assertThat(allowed).containsIgnoringCase("x-namespace"));

        assertThat(preflight("https://evil.example.test").statusCode()).isEqualTo(403);
        assertThat(cordon.send(request("/codec/decode", json(CLEAR))
                                .header("Origin", "https://evil.example.test")
                                .header("Authorization", "Bearer " + auditor()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void what_cannot_be_decoded_is_refused_with_the_reason() {
        Payload foreign = CLEAR.toBuilder()
                .putMetadata("encoding", ByteString.copyFromUtf8("binary/encrypted"))
                .putMetadata("encryption-key-id", ByteString.copyFromUtf8("winter"))
                .build();

        HttpResponse<String> answer = cordon.post("/codec/decode", auditor(), json(foreign));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JsonPath.<String>read(answer.body(), "$.detail"))
                .contains("encrypted with the key 'winter', which is not among the keys");
    }

    @Test
    void what_is_no_payload_or_too_much_is_refused() {
        assertThat(cordon.post("/codec/decode", auditor(), "[]").statusCode()).isEqualTo(400);
        assertThat(cordon.post("/codec/decode", auditor(), "{\"payloads\":[{\"data\":\"%\"}]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(cordon.post("/codec/decode", auditor(), "{}" + " ".repeat(6 << 20))
                        .statusCode())
                .isEqualTo(413);
        assertThat(cordon.send(cordon.request("/codec/decode")
                                .header("Authorization", "Bearer " + auditor())
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString(json(CLEAR))))
                        .statusCode())
                .isEqualTo(415);
        assertThat(cordon.get("/codec/decode", auditor()).statusCode()).isEqualTo(405);
    }

    private HttpResponse<String> preflight(String origin) {
        return cordon.send(cordon.request("/codec/decode")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,x-namespace")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path, String body) {
        return cordon.request(path)
                .header("Content-Type", "application/json")
                .header("X-Namespace", "default")
                .POST(BodyPublishers.ofString(body));
    }

    private String auditor() {
        return cordon.tenant.person("dave@contoso.com", "Auditor");
    }

    static String json(Payload payload) {
        try {
            return JsonFormat.printer()
                    .print(Payloads.newBuilder().addPayloads(payload).build());
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Payload payload(HttpResponse<String> answer) throws Exception {
        Payloads.Builder payloads = Payloads.newBuilder();
        JsonFormat.parser().merge(answer.body(), payloads);
        assertThat(payloads.getPayloadsCount()).isEqualTo(1);
        return payloads.getPayloads(0);
    }
}
