package dev.cordon.range.storage;

import static dev.cordon.range.storage.StorageClient.VAULT;
import static dev.cordon.range.storage.StorageClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.directory.Person;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in to the range as applications and people do, and being told apart from those who only pretend. */
class SignInSpec {
    private static final String TENANT = Directory.TENANT_ID;

    @TempDir
    Path folder;

    private StorageClient azure;

    @BeforeEach
    void start() {
        azure = StorageClient.at(folder);
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    @Test
    void a_token_verifies_against_the_keys_that_its_issuer_publishes() throws Exception {
        SignedJWT token = token(azure.credentials("sentinel-playbook", "api://cordon/.default"));
        JWTClaimsSet claims = token.getJWTClaimsSet();

        String issuer = claims.getIssuer();
        String discovery =
                issuer.substring(azure.range.url().toString().length()) + "/.well-known/openid-configuration";
        var document = json(azure.get(discovery));
        String keys = azure.get(URI.create(document.path("jwks_uri").asText()).getPath())
                .body();

        assertThat(document.path("issuer").asText()).isEqualTo(issuer);
        assertThat(token.verify(new RSASSAVerifier(JWKSet.parse(keys)
                        .getKeyByKeyId(token.getHeader().getKeyID())
                        .toRSAKey())))
                .isTrue();
        assertThat(claims.getStringListClaim("roles")).containsExactly("Requester");
        assertThat(claims.getAudience())
                .containsExactly(
                        azure.range.directory().application("cordon-api").clientId());
    }

    @Test
    void the_resource_keeps_the_slash_it_was_asked_for_with() throws Exception {
        String origin = azure.range.url().toString();

        assertThat(token(azure.credentials("range-owner", origin + "//.default"))
                        .getJWTClaimsSet()
                        .getAudience())
                .containsExactly(origin + "/");
        assertThat(token(azure.credentials("range-owner", "openid profile offline_access " + origin + "/.default"))
                        .getJWTClaimsSet()
                        .getAudience())
                .containsExactly(origin);
    }

    @Test
    void a_person_signs_in_with_a_password_and_carries_roles_and_scopes() throws Exception {
        JWTClaimsSet claims = token(password(
                        "carol@contoso.com", person("carol@contoso.com").password()))
                .getJWTClaimsSet();

        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("carol@contoso.com");
        assertThat(claims.getStringListClaim("roles")).containsExactly("Approver", "Commander");
        assertThat(claims.getStringClaim("scp")).isNotBlank();
    }

    @Test
    void refusals_carry_the_codes_that_people_search_for() {
        Map<String, String> wrong = azure.credentials("cordon-worker", "https://storage.azure.com/.default");
        wrong.put("client_secret", "guessed");
        HttpResponse<String> secret = azure.token(TENANT, wrong);

        assertThat(secret.statusCode()).isEqualTo(401);
        assertThat(json(secret).path("error").asText()).isEqualTo("invalid_client");
        assertThat(codes(secret)).isEqualTo(7000215);
        assertThat(codes(azure.token(TENANT, azure.credentials("cordon-worker", "https://nowhere.example/.default"))))
                .isEqualTo(500011);
        assertThat(codes(azure.token(TENANT, azure.credentials("cordon-worker", "api://cordon/.default"))))
                .isEqualTo(501051);
        assertThat(codes(azure.token("fabrikam.com", azure.credentials("cordon-worker", "api://cordon/.default"))))
                .isEqualTo(90002);
        assertThat(codes(azure.token(TENANT, password("carol@contoso.com", "guessed"))))
                .isEqualTo(50126);
    }

    @Test
    void a_token_for_one_service_is_not_taken_by_another() throws Exception {
        String arm = token(azure.credentials("range-owner", azure.range.url() + "//.default"))
                .serialize();
        String storage = token(azure.credentials("range-owner", "https://storage.azure.com/.default"))
                .serialize();

        assertThat(azure.anonymous("GET", VAULT + "x", "", "Authorization", "Bearer " + arm)
                        .statusCode())
                .isEqualTo(401);
        assertThat(azure.anonymous(
                                "GET",
                                "/subscriptions?api-version=2022-12-01",
                                "",
                                "Authorization",
                                "Bearer " + storage)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_token_with_a_changed_claim_is_not_believed() throws Exception {
        String[] parts = token(azure.credentials("audit-reader", "https://storage.azure.com/.default"))
                .serialize()
                .split("\\.", -1);
        String owners = token(azure.credentials("range-owner", "https://storage.azure.com/.default"))
                .serialize()
                .split("\\.", -1)[1];

        String forged = parts[0] + "." + owners + "." + parts[2];

        assertThat(azure.anonymous("GET", VAULT + "x", "", "Authorization", "Bearer " + forged)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void through_the_proxy_the_public_names_lead_here_and_answers_carry_them() {
        var cloud = json(azure.throughProxy("https://management.azure.com/metadata/endpoints?api-version=2022-09-01"));
        var document = json(azure.throughProxy(
                "https://login.microsoftonline.com/" + TENANT + "/v2.0/.well-known/openid-configuration"));
        HttpResponse<String> blob =
                azure.throughProxy("https://stforensicirprodweu.blob.core.windows.net/ir-evidence/x");

        assertThat(cloud.path("resourceManager").asText()).isEqualTo("https://management.azure.com/");
        assertThat(cloud.at("/authentication/loginEndpoint").asText()).isEqualTo("https://login.microsoftonline.com/");
        assertThat(document.path("issuer").asText()).isEqualTo("https://login.microsoftonline.com/" + TENANT + "/v2.0");
        assertThat(blob.statusCode()).isEqualTo(409);
        assertThat(StorageClient.code(blob)).isEqualTo("PublicAccessNotPermitted");
    }

    @Test
    void the_cloud_describes_itself_in_the_shape_of_the_version_asked_for() {
        String path = "/metadata/endpoints?api-version=";

        assertThat(json(azure.get(path + "2015-01-01")).has("galleryEndpoint")).isTrue();
        assertThat(json(azure.get(path + "2019-05-01")).isArray()).isTrue();
        assertThat(json(azure.get(path + "2022-09-01")).path("resourceManager").asText())
                .isEqualTo(azure.range.url() + "/");
    }

    private SignedJWT token(Map<String, String> form) throws Exception {
        return SignedJWT.parse(
                json(azure.token(TENANT, form)).path("access_token").asText());
    }

    private Map<String, String> password(String user, String password) {
        Map<String, String> form = new TreeMap<>();
        form.put("grant_type", "password");
        form.put("client_id", azure.range.directory().application("cordon-api").clientId());
        form.put("username", user);
        form.put("password", password);
        form.put("scope", "api://cordon/.default");
        return form;
    }

    private Person person(String user) {
        return azure.range.directory().byUser(user).orElseThrow();
    }

    private static int codes(HttpResponse<String> answer) {
        return json(answer).at("/error_codes/0").asInt();
    }
}
