package dev.cordon.range.logic.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.directory.ServicePrincipal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * {@code Http}: sends a request, again where it fails in passing; where it is taken on with 202 and a Location, asks
 * there by GET until something else comes, each time after the seconds of Retry-After, or 20 where there are none.
 */
final class HttpAction implements ActionType {
    private static final Duration USUAL_POLL = Duration.ofSeconds(20);

    private final Directory directory;
    private final Sender sender;
    private final Waits waits;

    HttpAction(Directory directory, Sender sender, Waits waits) {
        this.directory = directory;
        this.sender = sender;
        this.waits = waits;
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public Outcome carryOut(Action action, Run run) {
        JsonNode inputs = run.filled(action.inputs());
        Deadline deadline = Deadline.of(action.definition(), waits);
        Attempts attempts = new Attempts(RetryPolicy.of(inputs.path("retryPolicy")), deadline, run::now);
        Outcome outcome = outcome(action, inputs, run, attempts, deadline);
        return outcome.with(shown(inputs), outcome.outputs()).after(attempts.history());
    }

    private Outcome outcome(Action action, JsonNode inputs, Run run, Attempts attempts, Deadline deadline) {
        try {
            Reply reply = reply(action, HttpCall.of(inputs), run, attempts, deadline);
            return reply.outcome().with(inputs, reply.outputs());
        } catch (Deadline.TimedOut over) {
            return over.outcome();
        } catch (ActionFailure failure) {
            return Outcome.failed(failure.code(), String.valueOf(failure.getMessage()));
        }
    }

    /** The inputs as the run's history has them: without what proves who sent them. */
    private static JsonNode shown(JsonNode inputs) {
        ObjectNode shown = inputs.deepCopy();
        if (!shown.at("/authentication/type").asText().equals("ManagedServiceIdentity")) {
            shown.remove("authentication");
        }
        if (shown.path("headers") instanceof ObjectNode headers) {
            headers.properties().forEach(header -> {
                if (header.getKey().equalsIgnoreCase("Authorization")) {
                    header.setValue(new TextNode("*sanitized*"));
                }
            });
        }
        return shown;
    }

    private Reply reply(Action action, HttpCall first, Run run, Attempts attempts, Deadline deadline) {
        ServicePrincipal identity = directory.identityOf(run.app().path("id").asText());
        HttpCall call = first;
        Reply reply = attempts.of(() -> sender.send(first, identity, run));
        while (isAsynchronous(action)
                && reply.status() == 202
                && reply.header("Location").isPresent()) {
            deadline.pause(untilPoll(reply, run.now()));
            HttpCall poll = call.polling(reply.header("Location").orElseThrow());
            reply = attempts.of(() -> sender.send(poll, identity, run));
            call = poll;
            reply = goingOn(reply, poll);
        }
        return reply;
    }

    /** A 202 without a Location of its own is asked for at the same place again. */
    private static Reply goingOn(Reply reply, HttpCall poll) {
        if (reply.status() == 202 && reply.header("Location").isEmpty()) {
            reply.headers().put("Location", poll.uri().toString());
        }
        return reply;
    }

    private static boolean isAsynchronous(Action action) {
        String options = action.definition().path("operationOptions").asText();
        return !options.contains("DisableAsyncPattern");
    }

    private static Duration untilPoll(Reply reply, Instant now) {
        String wanted = reply.header("Retry-After").orElse("");
        if (wanted.matches("\\d{1,8}")) {
            return Duration.ofSeconds(Long.parseLong(wanted));
        }
        return date(wanted)
                .map(until -> Duration.between(now, until))
                .filter(left -> !left.isNegative())
                .orElse(USUAL_POLL);
    }

    private static Optional<Instant> date(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
