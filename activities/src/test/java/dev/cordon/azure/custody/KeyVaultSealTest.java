package dev.cordon.azure.custody;

import static dev.cordon.azure.arm.ActivityRunner.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.cordon.azure.SealSettings;
import dev.cordon.azure.arm.ActivityRunner;
import dev.cordon.azure.arm.Json;
import dev.cordon.azure.arm.StubAnswer;
import dev.cordon.azure.arm.StubAzure;
import dev.cordon.azure.evidence.StubVault;
import dev.cordon.capability.custody.CustodyActivities;
import dev.cordon.capability.custody.DocumentToSeal;
import dev.cordon.capability.custody.Sealed;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyVaultSealTest {
    private static final String VAULT = "https://kv-cordon-prod.vault.test";
    private static final String KEY = "/keys/cordon-seal/";
    private static final DocumentToSeal MANIFEST =
            new DocumentToSeal(StubVault.CONTAINER, "ir-1", "run-1", DocumentToSeal.MANIFEST, Map.of("a", "1"));

    private static final StubAnswer CHALLENGE = StubAnswer.error(401, "Unauthorized", "who are you?")
            .with(
                    "WWW-Authenticate",
                    "Bearer authorization=\"https://login.test/tenant\", resource=\"https://vault.test\"");

    private final StubAzure stub = new StubAzure();
    private final StubVault manifest = new StubVault(stub, "manifest.jws");
    private final ActivityRunner runner = new ActivityRunner();
    private final ECKey key = generated();
    private final CustodyActivities custody = runner.run(
            CustodyActivities.class,
            new VaultCustodyActivities(stub.azure(), SealSettings.inKeyVault(URI.create(VAULT + "/"), "cordon-seal")));

    @BeforeEach
    void keyVault() {
        version("1", key);
        newest("1", key);
    }

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void the_key_vault_signs_and_the_seal_names_the_keys_version() throws Exception {
        Sealed sealed = custody.seal(MANIFEST);
        assertThat(sealed.keyId()).isEqualTo(VAULT + KEY + "1");
        JWSObject seal = JWSObject.parse(manifest.text());
        assertThat(seal.getHeader().getKeyID()).isEqualTo(sealed.keyId());
        assertThat(seal.verify(new ECDSAVerifier(key.toPublicJWK()))).isTrue();
        assertThat(stub.count("POST", KEY + "1/sign")).isPositive();
    }

    @Test
    void a_seal_of_an_older_version_is_adopted_after_a_rotation() {
        Sealed sealed = custody.seal(MANIFEST);
        ECKey rotated = generated();
        version("2", rotated);
        newest("2", rotated);
        Sealed again = custody.seal(MANIFEST);
        assertThat(again.adopted()).isTrue();
        assertThat(again.keyId()).isEqualTo(sealed.keyId());
        assertThat(again.sha256()).isEqualTo(sealed.sha256());
    }

    @Test
    void a_signature_that_is_not_the_keys_is_refused() {
        custody.seal(MANIFEST);
        version("1", generated());
        assertThat(failureOf(() -> custody.seal(MANIFEST)).getType()).isEqualTo("AzureRefused");
    }

    @Test
    void a_seal_that_names_a_version_which_the_key_never_had_is_nobodys() {
        custody.seal(MANIFEST);
        stub.on("GET", KEY + "1", StubAnswer.error(404, "KeyNotFound", "no such version"));
        assertThat(failureOf(() -> custody.seal(MANIFEST)).getOriginalMessage())
                .contains("manifest.jws exists already and is sealed by another key");
    }

    @Test
    void a_key_vault_that_lets_nobody_sign_is_a_missing_permission() {
        stub.on(
                "POST",
                KEY + "1/sign",
                request -> request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION) == null
                        ? CHALLENGE
                        : StubAnswer.error(403, "Forbidden", "no sign permission"));
        assertThat(failureOf(() -> custody.seal(MANIFEST)).getType()).isEqualTo("AzureForbidden");
        assertThat(manifest.isEmpty()).isTrue();
    }

    private void newest(String version, ECKey newest) {
        stub.on("GET", "/keys/cordon-seal/", request -> shown(request, version, newest))
                .on("GET", "/keys/cordon-seal", request -> shown(request, version, newest));
    }

    private void version(String version, ECKey of) {
        stub.on("GET", KEY + version, request -> shown(request, version, of))
                .on("POST", KEY + version + "/sign", request -> signed(request, version, of));
    }

    private static StubAnswer shown(HttpRequest request, String version, ECKey key) {
        return request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION) == null
                ? CHALLENGE
                : StubAnswer.json(200, bundle(version, key));
    }

    private static String bundle(String version, ECKey key) {
        ObjectNode bundle = Json.MAPPER.createObjectNode();
        bundle.putObject("key")
                .put("kid", VAULT + KEY + version)
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("x", key.getX().toString())
                .put("y", key.getY().toString())
                .putArray("key_ops")
                .add("sign")
                .add("verify");
        bundle.putObject("attributes").put("enabled", true);
        return bundle.toString();
    }

    private static StubAnswer signed(HttpRequest request, String version, ECKey key) {
        if (request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION) == null) {
            return CHALLENGE;
        }
        try {
            JsonNode order = Json.MAPPER.readTree(request.getBodyAsBinaryData().toBytes());
            assertThat(order.path("alg").asText()).isEqualTo("ES256");
            Signature signature = Signature.getInstance("NONEwithECDSAinP1363Format");
            signature.initSign(key.toECPrivateKey());
            signature.update(new Base64URL(order.path("value").asText()).decode());
            return StubAnswer.json(
                    200,
                    Json.MAPPER
                            .createObjectNode()
                            .put("kid", VAULT + KEY + version)
                            .put("value", Base64URL.encode(signature.sign()).toString())
                            .toString());
        } catch (GeneralSecurityException | IOException | JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ECKey generated() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
