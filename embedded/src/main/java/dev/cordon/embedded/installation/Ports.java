package dev.cordon.embedded.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ports of an installation, all on the loopback address.
 *
 * @param temporal Temporal's gRPC
 * @param temporalUi Temporal's UI
 * @param temporalHttp Temporal's HTTP API
 * @param temporalMetrics Temporal's metrics
 * @param range the simulated Azure over HTTPS
 * @param rangeAdmin the range's own admin API
 * @param rangeProxy the range's CONNECT proxy
 * @param starter the starter's API
 * @param worker the worker's health and metrics
 */
public record Ports(
        int temporal,
        int temporalUi,
        int temporalHttp,
        int temporalMetrics,
        int range,
        int rangeAdmin,
        int rangeProxy,
        int starter,
        int worker) {
    private static final int COUNT = 9;

    /** The usual ports, each raised by the offset so that two installations can run beside each other. */
    public static Ports usual(int offset) {
        return new Ports(
                7233 + offset,
                8233 + offset,
                7243 + offset,
                7253 + offset,
                10443 + offset,
                10480 + offset,
                10481 + offset,
                8080 + offset,
                8081 + offset);
    }

    /** Ports that nobody listens on at the moment. */
    public static Ports free() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < COUNT; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            int[] free = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            for (ServerSocket each : held) {
                each.close();
            }
            return new Ports(free[0], free[1], free[2], free[3], free[4], free[5], free[6], free[7], free[8]);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** What each port is for, in words. */
    Map<String, Integer> byUse() {
        Map<String, Integer> uses = new LinkedHashMap<>();
        uses.put("Temporal", temporal);
        uses.put("the Temporal UI", temporalUi);
        uses.put("Temporal's HTTP API", temporalHttp);
        uses.put("Temporal's metrics", temporalMetrics);
        uses.put("the range", range);
        uses.put("the range's admin API", rangeAdmin);
        uses.put("the range's proxy", rangeProxy);
        uses.put("the starter", starter);
        uses.put("the worker's health", worker);
        return uses;
    }
}
