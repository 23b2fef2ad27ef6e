package dev.cordon.range;

import dev.cordon.range.tenant.LatencyProfile;
import java.nio.file.Path;
import java.time.Clock;

/**
 * How a range is started.
 *
 * @param stateFolder the folder that keeps the tenant, its certificates and secrets
 * @param host the address to listen on, as clients reach it from outside; the admin API stays on loopback
 * @param port the HTTPS port, 0 for any
 * @param adminPort the admin API's port, 0 for any
 * @param proxyPort the CONNECT proxy's port, 0 for any
 * @param latencies how long things take at first
 * @param clock the time the tenant starts from
 */
public record RangeOptions(
        Path stateFolder, String host, int port, int adminPort, int proxyPort, LatencyProfile latencies, Clock clock) {
    public RangeOptions {
        port("port", port);
        port("adminPort", adminPort);
        port("proxyPort", proxyPort);
    }

    /** A range on loopback at any ports, quick, in real time. */
    public static RangeOptions in(Path stateFolder) {
        return new RangeOptions(stateFolder, "127.0.0.1", 0, 0, 0, LatencyProfile.FAST, Clock.systemUTC());
    }

    private static void port(String name, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(name + " must be from 0 to 65535, but was " + port);
        }
    }

    /** The same, listening on that address. */
    public RangeOptions withHost(String other) {
        return new RangeOptions(stateFolder, other, port, adminPort, proxyPort, latencies, clock);
    }

    /** The same, at that HTTPS port. */
    public RangeOptions withPort(int other) {
        return new RangeOptions(stateFolder, host, other, adminPort, proxyPort, latencies, clock);
    }

    /** The same, with the admin API at that port. */
    public RangeOptions withAdminPort(int other) {
        return new RangeOptions(stateFolder, host, port, other, proxyPort, latencies, clock);
    }

    /** The same, with the proxy at that port. */
    public RangeOptions withProxyPort(int other) {
        return new RangeOptions(stateFolder, host, port, adminPort, other, latencies, clock);
    }

    /** The same, taking that long. */
    public RangeOptions withLatencies(LatencyProfile other) {
        return new RangeOptions(stateFolder, host, port, adminPort, proxyPort, other, clock);
    }

    /** The same, by that clock. */
    public RangeOptions withClock(Clock other) {
        return new RangeOptions(stateFolder, host, port, adminPort, proxyPort, latencies, other);
    }
}
