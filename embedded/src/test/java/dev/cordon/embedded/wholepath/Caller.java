package dev.cordon.embedded.wholepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.embedded.tenant.Web;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Somebody of the tenant at the starter's API. */
final class Caller {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final int GOES_ON = 202;

    private final String runs;
    private final String token;
    private final Web web = Web.plain();

    Caller(String starter, String token) {
        this.runs = starter + "/api/v1/runs";
        this.token = token;
    }

    /** Starts an isolation and returns the id of its run. */
    String isolate(Map<String, Object> request) {
        return start("/isolate-vm", request);
    }

    /** Starts a release and returns the id of its run. */
    String release(Map<String, Object> request) {
        return start("/release-vm", request);
    }

    /** Starts a preservation and returns the id of its run. */
    String preserve(Map<String, Object> request) {
        return start("/preserve-evidence", request);
    }

    /** Starts the making of a vault and returns the id of its run. */
    String provision(Map<String, Object> request) {
        return start("/provision-vault", request);
    }

    /** What became of a run so far. */
    JsonNode run(String id) {
        return Web.read(web.send(request("/" + id).GET().build()));
    }

    /** Waits for the question that a run asks next, or for one that fits. */
    JsonNode question(String id, Predicate<JsonNode> wanted) {
        return await("a question of " + id)
                .atMost(LONGEST)
                .until(() -> run(id).at("/decisions/open"), open -> open.has("gate") && wanted.test(open));
    }

    JsonNode question(String id) {
        return question(id, any -> true);
    }

    /** Waits until a run has ended and returns it. */
    JsonNode ended(String id) {
        return ended(id, LONGEST);
    }

    /** Waits as long as that until a run has ended and returns it. */
    JsonNode ended(String id, Duration patience) {
        HttpRequest ask = request("/" + id).GET().build();
        return Web.read(await("the end of " + id)
                .atMost(patience)
                .until(() -> web.send(ask), answer -> answer.statusCode() != GOES_ON));
    }

    /** Answers the open question of a run with one of its choices. */
    JsonNode decide(String id, String choice, String comment) {
        return accepted(request("/" + id + "/decisions")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Web.write(answer(question(id), choice, comment))))
                .build());
    }

    /** What answers a question with one of its choices; nobody is named in it yet. */
    static Map<String, Object> answer(JsonNode question, String choice, String comment) {
        Map<String, Object> answer = new LinkedHashMap<>();
        for (String field : new String[] {"gate", "run", "planHash"}) {
            answer.put(field, question.path(field).asText());
        }
        answer.put("choice", choice);
        answer.put("comment", comment);
        return answer;
    }

    private String start(String runbook, Map<String, Object> request) {
        return accepted(request(runbook)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Web.write(request)))
                        .build())
                .path("id")
                .asText();
    }

    private JsonNode accepted(HttpRequest request) {
        HttpResponse<byte[]> answer = web.send(request);
        assertThat(answer.statusCode())
                .as(() -> request.uri() + ": " + new String(answer.body(), StandardCharsets.UTF_8))
                .isBetween(200, GOES_ON);
        return Web.read(answer);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(runs + path)).header("Authorization", "Bearer " + token);
    }
}
