package dev.cordon.embedded.installation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where one Cordon lives on this machine. Everything that it writes lies in its state folder, so that several can run
 * beside each other and a deleted folder is a fresh start.
 *
 * @param home the checkout
 * @param state the state folder
 * @param ports where its processes listen
 * @param temporalAddress address of a Temporal server that is not ours; null to start one
 * @param latencies how quick the range's Azure is: {@code fast} or {@code azure}
 */
public record Installation(
        Path home, Path state, Ports ports, @Nullable String temporalAddress, String latencies) {
    /** Latencies like Azure's own. */
    public static final String LIKE_AZURE = "azure";

    private static final String STATE_FOLDER = ".cordon";

    public Installation {
        home = home.toAbsolutePath().normalize();
        state = state.toAbsolutePath().normalize();
        if (!latencies.equals("fast") && !latencies.equals(LIKE_AZURE)) {
            throw new Problem("latencies '" + latencies + "' are unknown; use fast or azure.");
        }
    }

    /** The installation that the environment describes. */
    public static Installation of(Map<String, String> environment) {
        Path home = home(environment);
        String state = environment.get("CORDON_STATE_DIR");
        return new Installation(
                home,
                state == null ? home.resolve(STATE_FOLDER) : Path.of(state),
                Ports.usual(offset(environment.getOrDefault("CORDON_PORT_OFFSET", "0"))),
                environment.get("CORDON_TEMPORAL_ADDRESS"),
                environment.getOrDefault("CORDON_LATENCIES", LIKE_AZURE));
    }

    /** The same with a Temporal server that is not ours; null to start one. */
    public Installation withTemporal(@Nullable String address) {
        return new Installation(home, state, ports, address, latencies);
    }

    /** The same with other latencies. */
    public Installation withLatencies(String profile) {
        return new Installation(home, state, ports, temporalAddress, profile);
    }

    public boolean externalTemporal() {
        return temporalAddress != null;
    }

    /** Host and port of the Temporal server's gRPC. */
    public String temporal() {
        return temporalAddress == null ? "127.0.0.1:" + ports.temporal() : temporalAddress;
    }

    /** Where the Temporal UI is; that of a server that is not ours is expected on its usual port. */
    public String temporalUi() {
        if (temporalAddress == null) {
            return "http://localhost:" + ports.temporalUi();
        }
        return "http://" + temporalAddress.replaceFirst(":.*", "") + ":8233";
    }

    public String rangeUrl() {
        return "https://localhost:" + ports.range();
    }

    public String rangeAdminUrl() {
        return "http://localhost:" + ports.rangeAdmin() + "/_range";
    }

    /** A page that shows the simulated tenant to people. */
    public String tenantPage() {
        return "http://localhost:" + ports.rangeAdmin() + "/";
    }

    public Path rangeState() {
        return state.resolve("range");
    }

    /** The range's CA as PEM. */
    public Path ca() {
        return rangeState().resolve("ca.pem");
    }

    /** The key that the starter signs decisions with; it makes one at its first start. */
    public Path signingKey() {
        return state.resolve("starter").resolve("decisions.jwks");
    }

    /** The key that the worker seals chains of custody with; it makes one at its first start. */
    public Path sealKey() {
        return state.resolve("worker").resolve("seal.jwk");
    }

    /** What the auditor's command line is told of this installation, as a shell reads it; readable by its owner alone. */
    public Path auditorSettings() {
        return state.resolve("keys").resolve("auditor.env");
    }

    /** The public keys of seals that an auditor of this installation trusts. */
    public Path trustedKeys() {
        return state.resolve("keys").resolve("trusted.jwks");
    }

    /** The public keys of decisions that an auditor of this installation trusts. */
    public Path trustedDecisionKeys() {
        return state.resolve("keys").resolve("trusted-decisions.jwks");
    }

    /** The keys that payloads are encrypted with; whichever of worker and starter is first makes one. */
    public Path payloadKeys() {
        return state.resolve("keys").resolve("payloads.jwks");
    }

    /** The range's CA as a trust store. */
    public Path trustStore() {
        return rangeState().resolve("ca.p12");
    }

    public String starterUrl() {
        return "http://localhost:" + ports.starter();
    }

    /** Where the Temporal UI and command line have payloads decoded. */
    public String codecUrl() {
        return starterUrl() + "/codec";
    }

    public Path log(String process) {
        return state.resolve("logs").resolve(process + ".log");
    }

    /** The file with the arguments that a process was started with; its path tells that the process is ours. */
    public Path arguments(String process) {
        return state.resolve("run").resolve(process + ".args");
    }

    public Path stateFile() {
        return state.resolve("state.json");
    }

    private static Path home(Map<String, String> environment) {
        String given = environment.get("CORDON_HOME");
        Path here = Path.of(given == null ? "" : given).toAbsolutePath();
        for (Path each = here; each != null; each = each.getParent()) {
            if (Files.exists(each.resolve("mvnw"))) {
                return each;
            }
        }
        throw new Problem(here + " is not in a checkout of Cordon; run ./cordon in one.");
    }

    private static int offset(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new Problem("CORDON_PORT_OFFSET is '" + text + "'; expected a number such as 1000.", notANumber);
        }
    }
}
