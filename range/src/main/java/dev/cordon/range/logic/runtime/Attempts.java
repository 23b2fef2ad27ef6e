package dev.cordon.range.logic.runtime;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import java.time.Instant;
import java.util.function.Supplier;

/** Sends a request again while it fails in passing and its policy has retries left, and remembers every try. */
final class Attempts {
    private final RetryPolicy policy;
    private final Deadline deadline;
    private final Supplier<Instant> clock;
    private final ArrayNode history = Json.array();

    Attempts(RetryPolicy policy, Deadline deadline, Supplier<Instant> clock) {
        this.policy = policy;
        this.deadline = deadline;
        this.clock = clock;
    }

    /** The first reply that no retry can better, or the last one. */
    Reply of(Supplier<Reply> request) {
        Reply reply = request.get();
        for (int retry = 1; reply.isPassing() && retry <= policy.count(); retry++) {
            note(reply);
            deadline.pause(policy.before(retry));
            reply = request.get();
        }
        return reply;
    }

    private void note(Reply reply) {
        ObjectNode attempt = history.addObject().put("code", reply.code());
        attempt.put("startTime", clock.get().toString())
                .put("endTime", clock.get().toString());
        if (reply.status() == 0) {
            attempt.putObject("error").put("code", reply.code()).put("message", reply.body());
        }
    }

    /** The tries before the last one, as a run's history shows them. */
    ArrayNode history() {
        return history;
    }
}
