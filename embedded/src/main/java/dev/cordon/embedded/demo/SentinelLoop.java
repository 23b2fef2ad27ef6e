package dev.cordon.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.embedded.installation.Problem;
import dev.cordon.embedded.playbook.PlaybookDeployment;
import dev.cordon.embedded.tenant.Azure;
import dev.cordon.embedded.tenant.Journal;
import dev.cordon.embedded.tenant.RangeAdmin;
import dev.cordon.embedded.tenant.Tenant;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** An incident in the range's Sentinel, from the detection that raises it to what is written back to it. */
public final class SentinelLoop {
    private static final String SENTINEL_VERSION = "2024-09-01";
    private static final String LOGIC_VERSION = "2019-05-01";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long A_MOMENT = 200;
    private static final int ACCEPTED = 202;

    private final Azure azure;
    private final JsonNode incident;

    private SentinelLoop(Azure azure, JsonNode incident) {
        this.azure = azure;
        this.incident = incident;
    }

    /** Has a detection raise an incident of High severity that names a machine, a person and an address. */
    public static SentinelLoop raise(RangeAdmin range, Azure azure, String vmId) {
        String name = vmId.substring(vmId.lastIndexOf('/') + 1);
        return new SentinelLoop(
                azure,
                range.raise(Map.of(
                        "title",
                        "Credential theft from the metadata service of " + name,
                        "severity",
                        "High",
                        "tactics",
                        List.of("CredentialAccess"),
                        "productName",
                        "Microsoft Defender for Cloud",
                        "entities",
                        List.of(
                                entity("Host", Map.of("hostName", name, "azureID", vmId)),
                                entity("Account", Map.of("accountName", "alice", "upnSuffix", "contoso.com")),
                                entity("Ip", Map.of("address", "203.0.113.7"))))));
    }

    private static Map<String, Object> entity(String kind, Map<String, String> properties) {
        return Map.of("kind", kind, "properties", properties);
    }

    /** Azure Resource Manager id of the incident. */
    public String armId() {
        return incident.path("id").asText();
    }

    public String number() {
        return incident.at("/properties/incidentNumber").asText();
    }

    public Instant raisedAt() {
        return Instant.parse(incident.at("/properties/createdTimeUtc").asText());
    }

    /** The incident as it is now. */
    public JsonNode now() {
        return azure.get(armId(), SENTINEL_VERSION);
    }

    /** What it names, as a list. */
    public JsonNode entities() {
        return azure.post(armId() + "/entities", SENTINEL_VERSION).path("entities");
    }

    public JsonNode comments() {
        return azure.get(armId() + "/comments", SENTINEL_VERSION).path("value");
    }

    public JsonNode tasks() {
        return azure.get(armId() + "/tasks", SENTINEL_VERSION).path("value");
    }

    /** Waits until the starter has answered the playbook, and returns where it said that the run is to be asked for. */
    public URI awaitRun(RangeAdmin range, long since) throws InterruptedException {
        return until("the starter's answer to the playbook", () -> handedOver(range, since), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<URI> handedOver(RangeAdmin range, long since) {
        return range.journal(since).of(Journal.PLAYBOOK).stream()
                .filter(entry -> entry.status() == ACCEPTED)
                .map(entry -> URI.create(entry.answered().path("Location").asText()))
                .findFirst();
    }

    /** Waits until the playbook's latest run has ended, and returns it. */
    public JsonNode awaitPlaybook() throws InterruptedException {
        return until(
                "the end of the playbook's run",
                this::playbookRun,
                run -> !run.isMissingNode()
                        && !run.at("/properties/status").asText().equals("Running"));
    }

    private JsonNode playbookRun() {
        return azure.get(
                        Tenant.SENTINEL_GROUP + "/providers/Microsoft.Logic/workflows/" + PlaybookDeployment.NAME
                                + "/runs",
                        LOGIC_VERSION)
                .path("value")
                .path(0);
    }

    private static <T> T until(String what, Supplier<T> look, Predicate<T> wanted) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            T seen = look.get();
            if (wanted.test(seen)) {
                return seen;
            }
            TimeUnit.MILLISECONDS.sleep(A_MOMENT);
        }
        throw new Problem("waited " + PATIENCE.toMinutes() + " minutes in vain for " + what + ".");
    }
}
