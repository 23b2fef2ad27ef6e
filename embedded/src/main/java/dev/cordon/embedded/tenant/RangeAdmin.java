package dev.cordon.embedded.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The range's own admin API. */
public final class RangeAdmin {
    private final String url;
    private final Web web = Web.plain();

    public RangeAdmin(String url) {
        this.url = url;
    }

    /** The tenant's ids and credentials. */
    public Tenant tenant() {
        try {
            return Web.JSON.treeToValue(get("/state"), Tenant.class);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    /** What was asked of the range after the given sequence number. */
    public Journal journal(long since) {
        return Journal.read(get("/journal?since=" + since));
    }

    /** Every secret that the range keeps or has given to a client, by its kind, for example {@code accessSignature}. */
    public Map<String, List<String>> secrets() {
        Map<String, List<String>> byKind = new TreeMap<>();
        get("/secrets")
                .forEach(secret -> byKind.computeIfAbsent(secret.path("kind").asText(), kind -> new ArrayList<>())
                        .add(secret.path("value").asText()));
        return byKind;
    }

    /** The disks and snapshots that somebody has access to by a signed address just now. */
    public JsonNode accessGiven() {
        return get("/state").path("accessGiven");
    }

    /** Raises an incident in Sentinel as a detection does; the answer is the incident as Azure Resource Manager has it. */
    public JsonNode raise(Object detection) {
        return send("POST", "/incidents", Web.write(detection));
    }

    /** Where notifications are sent to: the Teams webhook, and PagerDuty's address and key. */
    public JsonNode notifications() {
        return get("/notifications");
    }

    /** The cards in the Teams channel. */
    public JsonNode cards() {
        return get("/teams");
    }

    /** PagerDuty's alerts. */
    public JsonNode alerts() {
        return get("/pagerduty");
    }

    /** Makes requests go wrong. */
    public void fault(Object fault) {
        send("POST", "/faults", Web.write(fault));
    }

    /** Has nothing go wrong any more. */
    public void mend() {
        send("DELETE", "/faults", "");
    }

    /** Puts the tenant back to its seeded state; credentials stay. */
    public void reset() {
        send("POST", "/reset", "");
    }

    /** Makes Azure as quick as the profile. */
    public void latencies(String profile) {
        send("PUT", "/latencies", Web.write(Map.of("profile", profile)));
    }

    /** Halts the n-th request of the operation: before it takes effect, or after it did with the answer held back. */
    public void halt(Halt halt) {
        send("PUT", "/gate", Web.write(halt));
    }

    /** Whether a request stands halted. */
    public boolean halted() {
        return get("/gate").path("reached").asBoolean();
    }

    /** Lets the halted request go on. */
    public void release() {
        send("PUT", "/gate", "{\"release\":true}");
    }

    private JsonNode get(String path) {
        return web.json(HttpRequest.newBuilder(URI.create(url + path))
                .header("Accept", "application/json")
                .build());
    }

    private JsonNode send(String method, String path, String body) {
        return web.json(HttpRequest.newBuilder(URI.create(url + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build());
    }

    /**
     * A request to be halted.
     *
     * @param operation its operation in Azure's spelling; a star stands for anything
     * @param call which of them, counted from 1
     * @param when {@code before} it takes effect or {@code after}
     */
    public record Halt(String operation, int call, String when) {}
}
