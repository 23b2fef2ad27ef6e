package dev.cordon.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.embedded.installation.Problem;
import dev.cordon.embedded.tenant.Web;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Does what a Sentinel playbook does: posts an incident to the starter and asks its Location until the run has ended. */
public final class Playbook {
    private static final int ACCEPTED = 202;
    private static final long LONGEST_PAUSE = 1;

    private final URI starter;
    private final String token;
    private final Web web = Web.plain();

    /** @param token for the starter, of an application with the role Requester */
    public Playbook(String starter, String token) {
        this.starter = URI.create(starter);
        this.token = token;
    }

    /** Posts an incident and returns where its run is to be asked for. */
    public URI post(Object incident) {
        HttpResponse<byte[]> answer = web.send(request(starter.resolve("/api/v1/sentinel/incidents"))
                .POST(BodyPublishers.ofString(Web.write(incident)))
                .header("Content-Type", "application/json")
                .build());
        if (answer.statusCode() != ACCEPTED) {
            throw new Problem("the starter did not take the incident: " + answer.statusCode() + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return starter.resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    /** Asks until the run has ended, tells every answer on the way, and returns the last one. */
    public JsonNode follow(URI location, Consumer<JsonNode> told) throws InterruptedException {
        HttpRequest question = request(location).build();
        while (true) {
            HttpResponse<byte[]> answer = web.send(question);
            JsonNode run = Web.read(answer);
            told.accept(run);
            if (answer.statusCode() != ACCEPTED) {
                return run;
            }
            TimeUnit.SECONDS.sleep(pause(answer));
        }
    }

    /** The run that isolated the only machine of an incident that was handled. */
    public JsonNode isolation(JsonNode handled) {
        JsonNode run = handled.at("/report/runs/0/workflowId");
        if (!run.isTextual()) {
            throw new Problem("no machine was isolated: " + handled);
        }
        return run(run.asText());
    }

    /** A run as it stands. */
    public JsonNode run(String id) {
        return web.json(request(starter.resolve("/api/v1/runs/" + id)).build());
    }

    /** As the starter asks, but no longer than whoever watches the demo likes to wait. */
    private static long pause(HttpResponse<byte[]> answer) {
        long asked = answer.headers().firstValueAsLong("Retry-After").orElse(LONGEST_PAUSE);
        return Math.min(asked, LONGEST_PAUSE);
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
    }
}
