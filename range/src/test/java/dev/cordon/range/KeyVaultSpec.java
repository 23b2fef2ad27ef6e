package dev.cordon.range;

import static dev.cordon.range.ArmClient.FORENSIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import dev.cordon.range.ArmClient.Reply;
import dev.cordon.range.http.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keys and secrets of the seeded vault. */
class KeyVaultSpec extends RangeSpec {
    private static final String SCOPE = "https://vault.azure.net/.default";
    private static final String VERSION = "?api-version=7.5";
    private static final String SEAL = "/keys/cordon-seal";
    private static final String PAYLOADS = "/secrets/cordon-payloads";
    private static final String VAULT =
            FORENSIC + "/resourceGroups/rg-forensic-prod/providers/Microsoft.KeyVault/vaults/kv-cordon-prod";
    private static final byte[] RECORD = "a record".getBytes(StandardCharsets.UTF_8);

    private ArmClient worker;
    private ArmClient officer;

    @BeforeEach
    void signIn() {
        worker = range.as("cordon-worker", SCOPE);
        officer = range.as("range-owner", SCOPE);
    }

    private Reply get(ArmClient client, String path) {
        return client.get(path + VERSION);
    }

    private Reply set(String name, String value) {
        return officer.put("/secrets/" + name + VERSION, Json.object().put("value", value));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String digest() throws Exception {
        return base64(MessageDigest.getInstance("SHA-256").digest(RECORD));
    }

    private static ObjectNode toSign() throws Exception {
        return Json.object().put("alg", "ES256").put("value", digest());
    }

    private static String inner(Reply reply) {
        return reply.text("/error/innererror/code");
    }

    /** The last part of an id, with which a version is asked for. */
    private static String version(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    @Test
    void a_key_signs_a_digest_so_that_its_public_half_verifies_the_record() throws Exception {
        Reply key = get(worker, SEAL);

        Reply signed =
                worker.post(SEAL + "/" + version(key.text("/key/kid")) + "/sign" + VERSION, Json.write(toSign()));

        assertThat(signed.text("/kid")).isEqualTo(key.text("/key/kid"));
        Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(ECKey.parse(Json.write(key.json().path("key"))).toECPublicKey());
        check.update(RECORD);
        assertThat(check.verify(Base64.getUrlDecoder().decode(signed.text("/value"))))
                .isTrue();
        assertThat(key.json().path("key").has("d")).isFalse();
    }

    @Test
    void the_vault_says_itself_whether_a_signature_holds() throws Exception {
        String value =
                worker.post(SEAL + "/sign" + VERSION, Json.write(toSign())).text("/value");
        ObjectNode claim =
                Json.object().put("alg", "ES256").put("digest", digest()).put("value", value);

        assertThat(worker.post(SEAL + "/verify" + VERSION, Json.write(claim)).text("/value"))
                .isEqualTo("true");
        claim.put("digest", base64(new byte[32]));
        assertThat(worker.post(SEAL + "/verify" + VERSION, Json.write(claim)).text("/value"))
                .isEqualTo("false");
        claim.put("value", base64(new byte[3]));
        assertThat(worker.post(SEAL + "/verify" + VERSION, Json.write(claim)).text("/value"))
                .isEqualTo("false");
    }

    @Test
    void it_is_one_vault_by_its_host_name_by_a_path_and_at_the_range_s_own_address() {
        String byHost = "https://kv-cordon-prod.vault.azure.net" + SEAL;
        String byPath = range.url() + "/_vault/kv-cordon-prod" + SEAL;

        String own = get(worker, SEAL).text("/key/kid");

        assertThat(own).startsWith(range.url() + SEAL + "/");
        assertThat(get(worker, byHost).text("/key/kid")).isEqualTo(byHost + "/" + version(own));
        assertThat(get(worker, byPath).text("/key/kid")).isEqualTo(byPath + "/" + version(own));
        assertThat(get(worker, own).text("/key/kid")).isEqualTo(own);
        assertThat(get(worker, "https://kv-other.vault.azure.net" + SEAL).code())
                .isEqualTo("VaultNotFound");
    }

    @Test
    void who_brings_no_token_for_vaults_is_told_where_to_get_one() {
        Reply nobody = get(range.nobody(), PAYLOADS);
        Reply stranger = get(range.as("cordon-worker", "https://storage.azure.com/.default"), PAYLOADS);
        Reply byHost = get(range.nobody(), "https://kv-cordon-prod.vault.azure.net" + PAYLOADS);

        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.header("WWW-Authenticate"))
                .isEqualTo("Bearer authorization=\"" + range.url() + "/7b1f0c5e-3a52-4f7e-9c7d-2d0e6a4b8f10\","
                        + " resource=\"https://vault.azure.net\"");
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.message()).contains("wrong audience");
        assertThat(byHost.header("WWW-Authenticate"))
                .contains("authorization=\"https://login.microsoftonline.com/7b1f0c5e-3a52-4f7e-9c7d-2d0e6a4b8f10\"");
    }

    @Test
    void the_worker_uses_what_is_its_own_and_nothing_else() throws Exception {
        set("another", "value");
        officer.post("/keys/another/create" + VERSION, "{\"kty\":\"EC\"}");

        Reply refused = get(worker, "/secrets/another");

        assertThat(get(worker, PAYLOADS).status()).isEqualTo(200);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("Forbidden");
        assertThat(inner(refused)).isEqualTo("ForbiddenByRbac");
        assertThat(refused.message())
                .contains("Action: 'Microsoft.KeyVault/vaults/secrets/getSecret/action'")
                .contains("Vault: kv-cordon-prod;location=westeurope");
        assertThat(inner(worker.put(PAYLOADS + VERSION, Json.object().put("value", "mine"))))
                .isEqualTo("ForbiddenByRbac");
        assertThat(inner(worker.post(SEAL + "/create" + VERSION, "{\"kty\":\"EC\"}")))
                .isEqualTo("ForbiddenByRbac");
        assertThat(inner(worker.post("/keys/another/sign" + VERSION, Json.write(toSign()))))
                .isEqualTo("ForbiddenByRbac");
        assertThat(inner(get(range.as("ir-partner", SCOPE), PAYLOADS))).isEqualTo("ForbiddenByRbac");
    }

    @Test
    void a_secret_keeps_its_versions_of_which_the_newest_is_given_unless_one_is_named() {
        Reply first = set("rotating", "one");
        range.passes("PT1M");
        Reply second = set("rotating", "two");

        assertThat(second.text("/id")).isNotEqualTo(first.text("/id"));
        assertThat(get(officer, "/secrets/rotating").text("/value")).isEqualTo("two");
        assertThat(get(officer, first.text("/id")).text("/value")).isEqualTo("one");
        JsonNode versions = get(officer, "/secrets/rotating/versions").json().path("value");
        assertThat(versions.findValuesAsText("id")).containsExactly(first.text("/id"), second.text("/id"));
        assertThat(versions.get(1).at("/attributes/created").asLong()
                        - versions.get(0).at("/attributes/created").asLong())
                .isEqualTo(60);
        assertThat(versions.toString()).doesNotContain("\"value\"");
    }

    @Test
    void a_disabled_version_gives_its_value_to_nobody_until_it_is_enabled_again() {
        Reply first = set("rotating", "one");
        set("rotating", "two");
        String path = first.text("/id") + VERSION;

        Reply changed = officer.patch(path, "{\"attributes\":{\"enabled\":false}}");

        assertThat(changed.text("/attributes/enabled")).isEqualTo("false");
        assertThat(officer.get(path).status()).isEqualTo(403);
        assertThat(inner(officer.get(path))).isEqualTo("SecretDisabled");
        assertThat(get(officer, "/secrets/rotating").text("/value")).isEqualTo("two");
        assertThat(get(officer, "/secrets/rotating/versions").text("/value/0/attributes/enabled"))
                .isEqualTo("false");
        officer.patch(path, "{\"attributes\":{\"enabled\":true}}");
        assertThat(officer.get(path).text("/value")).isEqualTo("one");
    }

    @Test
    void a_rotated_key_signs_with_its_newest_version_and_a_disabled_one_not_at_all() throws Exception {
        String first = get(worker, SEAL).text("/key/kid");
        String second = officer.post(SEAL + "/create" + VERSION, "{\"kty\":\"EC\",\"crv\":\"P-256\"}")
                .text("/key/kid");
        officer.patch(first + VERSION, "{\"attributes\":{\"enabled\":false}}");

        assertThat(get(worker, SEAL + "/versions").json().path("value").findValuesAsText("kid"))
                .containsExactly(first, second);
        assertThat(worker.post(SEAL + "/sign" + VERSION, Json.write(toSign())).text("/kid"))
                .isEqualTo(second);
        Reply refused = worker.post(first + "/sign" + VERSION, Json.write(toSign()));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(inner(refused)).isEqualTo("KeyDisabled");
        assertThat(get(worker, first).status()).isEqualTo(200);
    }

    @Test
    void what_is_not_there_or_makes_no_sense_is_refused_by_name() throws Exception {
        ObjectNode other = toSign().put("alg", "RS256");
        ObjectNode truncated = toSign().put("value", base64(new byte[20]));

        assertThat(get(officer, "/secrets/nothing").code()).isEqualTo("SecretNotFound");
        assertThat(get(officer, "/keys/nothing").code()).isEqualTo("KeyNotFound");
        assertThat(get(officer, SEAL + "/" + "0".repeat(32)).status()).isEqualTo(404);
        assertThat(worker.post(SEAL + "/sign" + VERSION, Json.write(other)).code())
                .isEqualTo("BadParameter");
        assertThat(worker.post(SEAL + "/sign" + VERSION, Json.write(truncated)).message())
                .contains("32 bytes");
        assertThat(set("under_score", "value").code()).isEqualTo("BadParameter");
        assertThat(officer.send("GET", PAYLOADS + "?bare=1", "").message()).contains("api-version");
    }

    @Test
    void what_is_not_implemented_is_said_by_name() {
        Reply deleted = officer.delete(PAYLOADS + VERSION);
        Reply rsa = officer.post("/keys/rsa/create" + VERSION, "{\"kty\":\"RSA\"}");
        Reply expiring = officer.patch(PAYLOADS + VERSION, "{\"attributes\":{\"exp\":1900000000}}");

        assertThat(deleted.status()).isEqualTo(501);
        assertThat(deleted.message()).contains("DELETE " + PAYLOADS);
        assertThat(rsa.status()).isEqualTo(501);
        assertThat(rsa.message()).contains("RSA");
        assertThat(expiring.status()).isEqualTo(501);
        assertThat(expiring.message()).contains("attributes.exp");
    }

    @Test
    void lists_come_in_pages() {
        for (int i = 0; i < 4; i++) {
            set("many", "value " + i);
        }

        Reply page = officer.get("/secrets/many/versions" + VERSION + "&maxresults=3");

        assertThat(page.json().path("value")).hasSize(3);
        Reply rest = officer.get(page.text("/nextLink"));
        assertThat(rest.json().path("value")).hasSize(1);
        assertThat(rest.json().path("nextLink").isNull()).isTrue();
        assertThat(get(officer, "/secrets").json().path("value").findValuesAsText("id"))
                .containsExactly(range.url() + PAYLOADS, range.url() + "/secrets/many");
    }

    @Test
    void keys_and_secrets_outlive_the_process_in_a_file_of_its_owner_alone() throws Exception {
        String key = version(get(worker, SEAL).text("/key/kid"));
        String secret = get(worker, PAYLOADS).text("/value");
        range.close();

        range = RunningRange.again(folder);

        worker = range.as("cordon-worker", SCOPE);
        assertThat(version(get(worker, SEAL).text("/key/kid"))).isEqualTo(key);
        assertThat(get(worker, PAYLOADS).text("/value")).isEqualTo(secret);
        assertThat(Base64.getDecoder().decode(secret)).hasSize(32);
        Path file = folder.resolve("keyvault/kv-cordon-prod.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void arm_shows_the_vault_with_an_address_its_client_can_reach() {
        Reply vault = owner.get(VAULT);

        assertThat(vault.text("/properties/enableRbacAuthorization")).isEqualTo("true");
        assertThat(vault.text("/properties/vaultUri")).isEqualTo(range.url() + "/");
        assertThat(owner.all(FORENSIC + "/providers/Microsoft.KeyVault/vaults"))
                .extracting(found -> found.path("id").asText())
                .containsExactly(VAULT);
        assertThat(owner.put(VAULT, Json.object().put("location", "westeurope")).status())
                .isEqualTo(501);
        ArmClient publicArm = range.as("range-owner", "https://management.azure.com/.default");
        assertThat(publicArm
                        .get("https://management.azure.com" + VAULT + "?api-version=2023-07-01")
                        .text("/properties/vaultUri"))
                .isEqualTo("https://kv-cordon-prod.vault.azure.net/");
    }
}
