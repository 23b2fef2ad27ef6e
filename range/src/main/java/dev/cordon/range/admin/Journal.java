package dev.cordon.range.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Caller;
import dev.cordon.range.http.ConnectionLost;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Stage;
import dev.cordon.range.lro.Operation;
import dev.cordon.range.lro.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every request the range was sent, in the order of arrival, and when the operations begun by them ended.
 *
 * <p>It holds no Authorization header and no signature of a shared access address.
 */
final class Journal implements Stage {
    private static final Pattern SECRET =
            Pattern.compile("(?i)((?:^|&)(?:sig|code|client_secret|access_token|id_token_hint|skt|sks)=)[^&]*");

    private final Operations operations;
    private final List<ObjectNode> entries = new ArrayList<>();

    Journal(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Answer pass(Call call, Next next) {
        long before = System.nanoTime();
        try {
            Answer answer = next.pass(call);
            note(call, answer.status(), before);
            return answer;
        } catch (ConnectionLost lost) {
            note(call, 0, before);
            throw lost;
        }
    }

    private void note(Call call, int status, long before) {
        Caller caller = call.caller();
        ObjectNode entry = Json.object();
        entry.put("sequence", call.sequence()).put("start", call.start().toString());
        entry.put("duration", Math.round((System.nanoTime() - before) / 10_000.0) / 100.0);
        entry.put("method", call.method()).put("path", call.path());
        entry.put("query", SECRET.matcher(call.rawQuery()).replaceAll("$1REDACTED"));
        entry.put("status", status);
        entry.put("caller", caller == null ? null : caller.name());
        entry.put("callerAppId", caller == null ? null : caller.appId());
        entry.put("operationName", call.operationName()).put("correlationId", call.correlationId());
        synchronized (this) {
            entries.add(entry);
        }
    }

    /** Notes a request that the cloud sent, with what of its answer tells a client to come back. */
    void note(Outbound sent) {
        ObjectNode entry = Json.object();
        entry.put("sequence", sent.sequence()).put("start", sent.start().toString());
        entry.put("duration", Math.round(sent.millis() * 100) / 100.0);
        entry.put("method", sent.method()).put("path", sent.address());
        entry.put("query", SECRET.matcher(sent.query()).replaceAll("$1REDACTED"));
        entry.put("status", sent.status());
        entry.put("caller", sent.caller()).put("callerAppId", sent.appId());
        entry.put("operationName", sent.operation()).put("correlationId", sent.correlationId());
        ObjectNode answered = Json.object();
        if (!sent.location().isEmpty()) {
            answered.put("Location", sent.location());
        }
        if (!sent.retryAfter().isEmpty()) {
            answered.put("Retry-After", sent.retryAfter());
        }
        if (!answered.isEmpty()) {
            entry.set("answered", answered);
        }
        synchronized (this) {
            entries.add(entry);
        }
    }

    /** The entries of requests numbered after the given one. */
    List<ObjectNode> since(long sequence) {
        List<ObjectNode> found;
        synchronized (this) {
            found = entries.stream()
                    .filter(entry -> entry.path("sequence").asLong() > sequence)
                    .map(ObjectNode::deepCopy)
                    .sorted((a, b) -> Long.compare(
                            a.path("sequence").asLong(), b.path("sequence").asLong()))
                    .toList();
        }
        found.forEach(this::addCompletion);
        return found;
    }

    private void addCompletion(ObjectNode entry) {
        Optional<Operation> begun = operations.begunBy(entry.path("sequence").asLong());
        begun.filter(Operation::ended)
                .ifPresent(operation -> entry.put(
                                "operationCompleted", operation.due().toString())
                        .put("operationStatus", operation.status().name()));
    }

    /** Forgets everything so far. */
    synchronized void clear() {
        entries.clear();
    }
}
