package dev.cordon.range.logic.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.Endpoint;
import dev.cordon.range.activitylog.ActivityLog;
import dev.cordon.range.admin.Outbound;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.directory.ServicePrincipal;
import dev.cordon.range.http.Json;
import dev.cordon.range.lro.Operations;
import dev.cordon.range.rbac.Access;
import dev.cordon.range.tenant.HandedOut;
import dev.cordon.range.tenant.Latencies;
import dev.cordon.range.tenant.LatencyProfile;
import dev.cordon.range.tenant.RangeClock;
import dev.cordon.range.tenant.ResourceStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpActionTest {
    private static final Directory NOBODY = new Directory(Directory.TENANT_ID, List.of(), List.of(), List.of());
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Endpoint endpoint = new Endpoint();
    private final List<Duration> waited = new ArrayList<>();
    private final List<Outbound> sent = new ArrayList<>();

    private final Waits waits = new Waits() {
        private long now;

        @Override
        public void pause(Duration duration) {
            waited.add(duration);
            now += duration.toNanos();
        }

        @Override
        public long nanos() {
            return now;
        }
    };

    private final Cloud cloud = new Cloud() {
        @Override
        public Optional<String> token(ServicePrincipal identity, String audience) {
            return audience.equals("api://cordon") ? Optional.of("token-" + sent.size()) : Optional.empty();
        }

        @Override
        public URI url() {
            return URI.create(endpoint.url());
        }

        @Override
        public URI proxy() {
            return url();
        }

        @Override
        public boolean isOwn(String host) {
            return false;
        }

        @Override
        public Path caFile() {
            return Path.of("none");
        }

        @Override
        public long nextSequence() {
            return sent.size() + 1L;
        }

        @Override
        public void sent(Outbound request) {
            sent.add(request);
        }
    };

    @AfterEach
    void close() {
        endpoint.close();
    }

    private Outcome carriedOut(String more) {
        return carriedOut(endpoint.url() + "/incidents", more, Duration.ofSeconds(20));
    }

    private Outcome carriedOut(String uri, String more, Duration limit) {
        String definition = "{'type':'Http','inputs':{'method':'post','uri':'" + uri
                + "','body':{'a':1},'authentication':{'type':'ManagedServiceIdentity','audience':'api://cordon'}}"
                + more + "}";
        Sender sender = new Sender(cloud, HttpClient::newHttpClient, limit);
        return new HttpAction(NOBODY, sender, waits)
                .carryOut(new Action("Ask", Json.read(definition.replace('\'', '"'))), run());
    }

    private static Run run() {
        ResourceStore store = new ResourceStore();
        RangeClock clock = new RangeClock(Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));
        Tenant tenant = new Tenant(
                clock,
                new Latencies(LatencyProfile.FAST),
                NOBODY,
                store,
                new Operations(store, clock),
                new ActivityLog(),
                new Access(store),
                new HandedOut(),
                new ReentrantLock());
        ObjectNode workflow = Json.object().put("id", "/subscriptions/s/la");
        workflow.putObject("identity").put("type", "SystemAssigned");
        return new Run(
                workflow,
                Json.object().put("name", "0858"),
                new RunHistory(tenant, () -> {}, "/subscriptions/s/la/runs/0858"),
                Runnable::run,
                Map.of());
    }

    @Test
    void a_failure_in_passing_is_tried_four_more_times_at_growing_intervals() {
        for (int status : new int[] {408, 429, 500, 502, 503}) {
            endpoint.answers(status, "");
        }

        Outcome outcome = carriedOut("");

        assertThat(outcome.status()).isEqualTo(Status.Failed);
        assertThat(outcome.code()).isEqualTo("ServiceUnavailable");
        assertThat(endpoint.lines()).hasSize(5).containsOnly("POST /incidents");
        assertThat(outcome.retries().findValuesAsText("code"))
                .containsExactly("RequestTimeout", "TooManyRequests", "InternalServerError", "BadGateway");
        assertThat(waited.get(0)).isBetween(SECOND.multipliedBy(5), Duration.ofMillis(7500));
        assertThat(waited.get(1)).isBetween(Duration.ofMillis(7500), SECOND.multipliedBy(15));
        assertThat(waited.get(2)).isBetween(SECOND.multipliedBy(15), SECOND.multipliedBy(30));
        assertThat(waited.get(3)).isBetween(SECOND.multipliedBy(30), SECOND.multipliedBy(45));
    }

    @Test
    void a_refusal_is_not_tried_again() {
        endpoint.answers(400, "{\"error\":\"bad\"}", "Content-Type", "application/json");

        Outcome outcome = carriedOut("");

        assertThat(outcome.code()).isEqualTo("BadRequest");
        assertThat(outcome.outputs().at("/body/error").asText()).isEqualTo("bad");
        assertThat(waited).isEmpty();
    }

    @Test
    void a_retry_that_succeeds_makes_the_action_succeed() {
        endpoint.answers(503, "");
        endpoint.answers(201, "");

        Outcome outcome = carriedOut("");

        assertThat(outcome.status()).isEqualTo(Status.Succeeded);
        assertThat(outcome.code()).isEqualTo("Created");
        assertThat(outcome.retries()).hasSize(1);
    }

    @Test
    void what_is_taken_on_is_asked_after_by_get_after_retry_after_with_a_token_each_time() {
        endpoint.answers(202, "", "Location", endpoint.url() + "/runs/1", "Retry-After", "7");
        endpoint.answers(202, "");
        endpoint.answers(202, "", "Location", "/runs/2", "Retry-After", "3");
        endpoint.answers(200, "done");

        Outcome outcome = carriedOut("");

        assertThat(outcome.status()).isEqualTo(Status.Succeeded);
        assertThat(outcome.outputs().path("body").asText()).isEqualTo("done");
        assertThat(endpoint.lines()).containsExactly("POST /incidents", "GET /runs/1", "GET /runs/1", "GET /runs/2");
        assertThat(waited).containsExactly(SECOND.multipliedBy(7), SECOND.multipliedBy(20), SECOND.multipliedBy(3));
        assertThat(endpoint.headers("Authorization"))
                .containsExactly("Bearer token-0", "Bearer token-1", "Bearer token-2", "Bearer token-3");
        assertThat(endpoint.bodies()).containsExactly("{\"a\":1}", "", "", "");
        assertThat(sent).extracting(Outbound::retryAfter).containsExactly("7", "", "3", "");
    }

    @Test
    void a_poll_that_fails_in_passing_is_tried_again() {
        endpoint.answers(202, "", "Location", endpoint.url() + "/runs/1", "Retry-After", "1");
        endpoint.answers(503, "");
        endpoint.answers(200, "");

        assertThat(carriedOut("").status()).isEqualTo(Status.Succeeded);
        assertThat(endpoint.lines()).containsExactly("POST /incidents", "GET /runs/1", "GET /runs/1");
    }

    @Test
    void a_run_that_fails_in_the_end_fails_the_action() {
        endpoint.answers(202, "", "Location", endpoint.url() + "/runs/1", "Retry-After", "1");
        endpoint.answers(409, "");

        assertThat(carriedOut("").code()).isEqualTo("Conflict");
    }

    @Test
    void nothing_is_asked_after_where_the_action_does_not_want_it() {
        endpoint.answers(202, "", "Location", endpoint.url() + "/runs/1");

        Outcome outcome = carriedOut(",'operationOptions':'DisableAsyncPattern'");

        assertThat(outcome.code()).isEqualTo("Accepted");
        assertThat(endpoint.lines()).hasSize(1);
    }

    @Test
    void an_action_that_outlasts_its_limit_times_out() {
        endpoint.answers(202, "", "Location", endpoint.url() + "/runs/1", "Retry-After", "40");
        endpoint.answers(202, "", "Location", endpoint.url() + "/runs/1", "Retry-After", "40");

        Outcome outcome = carriedOut(",'limit':{'timeout':'PT1M'}");

        assertThat(outcome.status()).isEqualTo(Status.TimedOut);
        assertThat(waited).containsExactly(SECOND.multipliedBy(40), SECOND.multipliedBy(20));
    }

    @Test
    void nobody_answering_is_a_failure_in_passing_too() {
        endpoint.close();

        Outcome outcome = carriedOut("");

        assertThat(outcome.status()).isEqualTo(Status.Failed);
        assertThat(outcome.retries()).hasSize(4);
        assertThat(sent)
                .hasSize(5)
                .allSatisfy(request -> assertThat(request.status()).isZero());
    }

    @Test
    void a_request_is_cut_off_when_nothing_comes_in_time() {
        endpoint.holds();

        Outcome outcome = carriedOut(
                endpoint.url() + "/slow", ",'operationOptions':'DisableAsyncPattern'", Duration.ofMillis(50));

        assertThat(outcome.code()).isEqualTo("ActionResponseTimedOut");
        assertThat(outcome.message()).contains("nothing was answered within PT0.05S");
    }

    @Test
    void the_history_shows_nothing_that_proves_who_sent_a_request() {
        endpoint.answers(200, "");
        String basic = "{\"inputs\":{\"method\":\"GET\",\"uri\":\"" + endpoint.url()
                + "\",\"headers\":{\"authorization\":\"secret\"},"
                + "\"authentication\":{\"type\":\"Basic\",\"password\":\"secret\"}}}";

        Outcome byIdentity = carriedOut("");
        Outcome byPassword = new HttpAction(NOBODY, new Sender(cloud, HttpClient::newHttpClient, SECOND), waits)
                .carryOut(new Action("Ask", Json.read(basic)), run());

        assertThat(byIdentity.inputs().at("/authentication/audience").asText()).isEqualTo("api://cordon");
        assertThat(byPassword.code()).isEqualTo("NotImplemented");
        assertThat(byPassword.inputs().toString()).doesNotContain("secret").contains("*sanitized*");
    }

    @Test
    void plain_http_goes_no_farther_than_this_host() {
        Outcome outcome = carriedOut("http://cordon.example/incidents", "", SECOND);

        assertThat(outcome.code()).isEqualTo("NotImplemented");
        assertThat(sent).isEmpty();
    }

    @Test
    void a_policy_s_own_intervals_are_kept() {
        RetryPolicy fixed = RetryPolicy.of(Json.read("{\"type\":\"fixed\",\"count\":2,\"interval\":\"PT10S\"}"));

        assertThat(fixed.count()).isEqualTo(2);
        assertThat(fixed.before(2)).isEqualTo(SECOND.multipliedBy(10));
        assertThat(RetryPolicy.of(Json.read("{\"type\":\"none\"}")).count()).isZero();
    }
}
