package dev.cordon.starter.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.cordon.fake.Seed;
import dev.cordon.starter.Installation;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class NoWorkerTest {
    @Test
    void a_decision_that_no_worker_takes_is_answered_honestly() {
        try (Installation cordon = new Installation()) {
            String run = JsonPath.read(
                    cordon.post(
                                    "/api/v1/runs/isolate-vm",
                                    cordon.tenant.person("alice@contoso.com", "Requester"),
                                    "{\"incidentId\": \"ir-1\", \"vmId\": \"" + Seed.APP.id() + "\"}")
                            .body(),
                    "$.id");
            HttpResponse<String> answer = cordon.post(
                    "/api/v1/runs/" + run + "/decisions",
                    cordon.tenant.person("bob@contoso.com", "Approver"),
                    "{\"gate\": \"isolate\", \"run\": \"r\", \"planHash\": \"p\", \"choice\": \"approve\"}");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(JsonPath.<String>read(answer.body(), "$.type")).isEqualTo("urn:cordon:problem:no-worker");
            assertThat(JsonPath.<String>read(answer.body(), "$.detail"))
                    .startsWith("No worker took the decision within");
        }
    }
}
