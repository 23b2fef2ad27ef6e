package dev.cordon.starter.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.cordon.fake.Seed;
import dev.cordon.starter.Installation;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class TemporalAwayTest {
    @Test
    void while_temporal_is_away_requests_are_told_to_come_again() {
        try (Installation cordon = new Installation()) {
            String alice = cordon.tenant.person("alice@contoso.com", "Requester");
            cordon.stopTemporal();

            HttpResponse<String> posted = cordon.post(
                    "/api/v1/runs/isolate-vm",
                    alice,
                    "{\"incidentId\": \"ir-1\", \"vmId\": \"" + Seed.APP.id() + "\"}");
            away(posted);
            away(cordon.get("/api/v1/runs/isolate-vm.ir-1", alice));
            assertThat(cordon.send(cordon.request("/actuator/health/readiness").GET())
                            .statusCode())
                    .isEqualTo(503);
            assertThat(cordon.send(cordon.request("/actuator/health/liveness").GET())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static void away(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(JsonPath.<String>read(answer.body(), "$.type")).isEqualTo("urn:cordon:problem:temporal-unavailable");
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).startsWith("Temporal does not answer");
    }
}
