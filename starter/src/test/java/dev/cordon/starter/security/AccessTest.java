package dev.cordon.starter.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.cordon.starter.Installation;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
    private static final String POST = "/api/v1/runs/isolate-vm";
    private static final String GET = "/api/v1/runs/isolate-vm.unknown";

    private final Installation cordon = new Installation();

    @AfterAll
    void stop() {
        cordon.close();
    }

    @Test
    void without_a_token_nobody_is_let_in() {
        for (HttpRequest.Builder request : List.of(
                cordon.request(POST).POST(HttpRequest.BodyPublishers.ofString("{}")),
                cordon.request(GET).GET(),
                cordon.request("/anything").GET(),
                cordon.request("/actuator/prometheus").GET())) {
            HttpResponse<String> answer = cordon.send(request);

            refused(answer, 401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
        }
    }

    @Test
    void an_expired_token_is_refused() {
        unauthenticated(
                token(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120)))));
    }

    @Test
    void a_token_without_an_end_is_refused() {
        unauthenticated(token(claims -> claims.expirationTime(null)));
    }

    @Test
    void a_token_that_is_not_valid_yet_is_refused() {
        unauthenticated(
                token(claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(600)))));
    }

    @Test
    void a_token_for_somebody_else_is_refused() {
        unauthenticated(token(claims -> claims.audience("api://another")));
        unauthenticated(token(claims -> claims.audience((String) null)));
    }

    @Test
    void a_token_of_another_tenant_is_refused() {
        unauthenticated(token(claims -> claims.issuer("https://login.example.test/other/v2.0")));
        unauthenticated(token(claims -> claims.issuer(null)));
    }

    @Test
    void a_token_that_is_not_signed_is_refused() {
        unauthenticated(cordon.tenant.unsigned(AccessTest::requester));
    }

    @Test
    void a_token_signed_with_another_key_is_refused() throws Exception {
        unauthenticated(cordon.tenant.forged(AccessTest::requester));
    }

    @Test
    void a_token_that_was_changed_is_refused() {
        String token = token(claims -> claims);
        unauthenticated(token.substring(0, token.lastIndexOf('.')) + ".AAAA");
        unauthenticated("nonsense");
    }

    @Test
    void tokens_of_both_versions_are_taken() {
        String versionOne = token(claims -> claims.issuer("https://sts.example.test/tenant/"));

        assertThat(cordon.get(GET, versionOne).statusCode()).isEqualTo(404);
        assertThat(cordon.get(GET, token(claims -> claims)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"Requester, 422", "Commander, 422", "Approver, 403", "Auditor, 403", "Stranger, 403"})
    void only_requesters_and_commanders_start_runs(String role, int status) {
        assertThat(cordon.post(POST, cordon.tenant.person("x@contoso.com", role), "{}")
                        .statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Requester", "Approver", "Commander", "Auditor"})
    void everybody_with_a_role_reads_runs(String role) {
        assertThat(cordon.get(GET, cordon.tenant.person("x@contoso.com", role)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_token_without_a_role_is_let_in_nowhere() {
        HttpResponse<String> answer = cordon.get(GET, cordon.tenant.person("x@contoso.com"));

        refused(answer, 403);
        assertThat(JsonPath.<String>read(answer.body(), "$.detail"))
                .isEqualTo("The token carries none of the app roles that may do this.");
        refused(cordon.get(GET, cordon.tenant.token(claims -> claims.claim("roles", "Requester2"))), 403);
        refused(cordon.get(GET, cordon.tenant.token(claims -> claims.claim("scp", "Requester"))), 403);
    }

    @Test
    void answers_tell_browsers_to_keep_and_guess_nothing() {
        HttpResponse<String> answer = cordon.get(GET, cordon.tenant.person("x@contoso.com", "Auditor"));

        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void health_is_told_to_everybody_without_details() {
        HttpResponse<String> ready =
                cordon.send(cordon.request("/actuator/health/readiness").GET());

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(cordon.send(cordon.request("/actuator/health/liveness").GET())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_address_that_no_client_means_well_with_is_a_problem_too() {
        HttpResponse<String> answer =
                cordon.send(cordon.request("/api//v1/runs").GET());

        refused(answer, 400);
    }

    private String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return cordon.tenant.token(claims -> change.apply(requester(claims)));
    }

    private static JWTClaimsSet.Builder requester(JWTClaimsSet.Builder claims) {
        return claims.claim("roles", List.of("Requester"));
    }

    private void unauthenticated(String token) {
        HttpResponse<String> answer = cordon.post(POST, token, "{}");

        refused(answer, 401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("error=\"invalid_token\""));
    }

    private static void refused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(JsonPath.<Integer>read(answer.body(), "$.status")).isEqualTo(status);
    }
}
