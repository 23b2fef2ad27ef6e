package dev.cordon.azure.arm;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import dev.cordon.capability.custody.Provenance;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
    private static final HttpHeaderName CORRELATION = HttpHeaderName.fromString("x-ms-correlation-request-id");

    private final ActivityRunner worker = new ActivityRunner();
    private final StubAzure stub = new StubAzure().on("GET", "/thing", StubAnswer.json(200, "{}"));
    private final Azure azure = stub.azure();

    @AfterEach
    void stop() {
        worker.close();
        azure.close();
    }

    @Test
    void an_answer_says_who_gave_it_with_what_and_when() {
        Instant before = Instant.now();
        Provenance provenance = looking(() -> azure.clients().arm().get("/thing"));
        assertThat(provenance.principal()).isEqualTo(StubAzure.WORKER);
        assertThat(provenance.tool()).matches("cordon \\S+ \\(([0-9a-f]{7}|unknown)\\)");
        assertThat(provenance.startedAt()).isBetween(before, provenance.endedAt());
        assertThat(provenance.activityId()).isNotBlank();
    }

    @Test
    void every_request_carries_the_correlation_id_from_whichever_thread() {
        Supplier<Object> question = () -> azure.clients().arm().get("/thing");
        Provenance provenance = looking(() -> {
            azure.together().all(List.of(question, question, question));
            Object here = question.get();
            assertThat(here).isNotNull();
        });
        assertThat(provenance.correlationId()).isNotNull();
        assertThat(stub.requests())
                .hasSize(4)
                .extracting(ProvenanceTest::correlation)
                .containsOnly(provenance.correlationId());
    }

    @Test
    void an_activity_that_asked_nothing_of_azure_resource_manager_has_no_correlation_id() {
        assertThat(looking(() -> {}).correlationId()).isNull();
    }

    @Test
    void nothing_is_carried_beyond_the_activity() {
        looking(() -> azure.clients().arm().get("/thing"));
        azure.clients().arm().get("/thing");
        assertThat(stub.last("GET").getHeaders().getValue(CORRELATION)).isNull();
    }

    private Provenance looking(Runnable body) {
        Look look = () -> azure.work().on("look", attempt -> {
            body.run();
            return attempt.provenance();
        });
        return worker.run(Look.class, look).look();
    }

    private static String correlation(HttpRequest request) {
        return Objects.requireNonNullElse(request.getHeaders().getValue(CORRELATION), "none");
    }

    /** Something to be carried out. */
    @ActivityInterface
    public interface Look {
        @ActivityMethod
        Provenance look();
    }
}
