package dev.cordon.range.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Service;
import dev.cordon.range.tenant.Latencies;
import dev.cordon.range.tenant.LatencyProfile;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The admin API under {@code /_range/}, on its own loopback origin. */
public final class AdminApi implements Service {
    private static final String ROOT = "/_range/";

    private final Admin admin;

    public AdminApi(Admin admin) {
        this.admin = admin;
    }

    @Override
    public boolean accepts(Call call) {
        return call.path().startsWith(ROOT);
    }

    @Override
    public String operationName(Call call) {
        return call.method() + " " + call.path();
    }

    @Override
    public Answer answer(Call call) {
        try {
            return route(call);
        } catch (IllegalArgumentException | DateTimeException | UncheckedIOException wrong) {
            return Errors.error(400, "InvalidRequest", String.valueOf(wrong.getMessage()));
        }
    }

    private Answer route(Call call) {
        return switch (call.method() + " " + call.path().substring(ROOT.length())) {
            case "GET journal" -> journal(call);
            case "GET latencies" -> Answer.json(200, latencies());
            case "PUT latencies" -> setLatencies(call.json());
            case "POST faults" -> addFaults(call.json());
            case "DELETE faults" -> clearFaults();
            case "GET gate" -> gate(call);
            case "PUT gate" -> setGate(call.json());
            case "GET clock" -> Answer.json(200, clock());
            case "PUT clock" -> setClock(call.json());
            case "POST reset" -> reset();
            case "GET secrets" -> Answer.json(200, admin.tenant().handedOut().list());
            case "GET state" -> Answer.json(200, StateView.of(admin.tenant()));
            default -> Errors.error(404, "NotFound", "The admin API has no " + call.method() + " " + call.path() + ".");
        };
    }

    private Answer journal(Call call) {
        List<ObjectNode> entries =
                admin.journal().since(Long.parseLong(call.query("since").orElse("0")));
        if (call.header("Accept").orElse("").contains("application/json")) {
            ArrayNode array = Json.array();
            entries.forEach(array::add);
            return Answer.json(200, array);
        }
        String lines = entries.stream().map(entry -> Json.write(entry) + "\n").collect(Collectors.joining());
        return Answer.text(200, "application/x-ndjson", lines);
    }

    private ObjectNode latencies() {
        Latencies latencies = admin.tenant().latencies();
        ObjectNode body = Json.object().put("profile", latencies.profileName());
        latencies.overrides().forEach((operation, duration) -> body.put(operation, duration.toMillis()));
        return body;
    }

    private Answer setLatencies(JsonNode body) {
        Latencies latencies = admin.tenant().latencies();
        if (body.isTextual()) {
            latencies.use(LatencyProfile.of(body.asText()));
        } else if (body.has("profile")) {
            latencies.use(LatencyProfile.of(body.path("profile").asText()));
        }
        body.properties().stream()
                .filter(field -> !field.getKey().equals("profile"))
                .forEach(field -> latencies.override(field.getKey(), duration(field.getValue())));
        return Answer.json(200, latencies());
    }

    private static Duration duration(JsonNode value) {
        return value.isNumber() ? Duration.ofMillis(value.asLong()) : Duration.parse(value.asText());
    }

    private Answer addFaults(JsonNode body) {
        if (body.isArray()) {
            body.forEach(fault -> admin.faults().add(Fault.of(fault)));
        } else {
            admin.faults().add(Fault.of(body));
        }
        return Answer.empty(204);
    }

    private Answer clearFaults() {
        admin.faults().clear();
        return Answer.empty(204);
    }

    /** With {@code wait=PT10S} the answer comes as soon as the gate is reached, or when that time is over. */
    private Answer gate(Call call) {
        try {
            admin.gate().awaitReached(Duration.parse(call.query("wait").orElse("PT0S")));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return Answer.json(200, admin.gate().state());
    }

    private Answer setGate(JsonNode body) {
        if (body.path("release").asBoolean(false)) {
            admin.gate().release();
        } else {
            admin.gate().set(body);
        }
        return Answer.json(200, admin.gate().state());
    }

    private ObjectNode clock() {
        return Json.object().put("now", admin.tenant().clock().instant().toString());
    }

    private Answer setClock(JsonNode body) {
        if (body.has("now")) {
            admin.tenant().clock().set(Instant.parse(body.path("now").asText()));
        } else if (body.has("advance")) {
            admin.tenant().clock().advance(duration(body.path("advance")));
        } else {
            throw new IllegalArgumentException("the clock takes 'now' (a time) or 'advance' (a duration)");
        }
        return Answer.json(200, clock());
    }

    private Answer reset() {
        admin.reset();
        return Answer.empty(204);
    }
}
