package dev.cordon.embedded.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.tenant.Credential;
import dev.cordon.embedded.tenant.RangeAdmin;
import dev.cordon.embedded.tenant.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The worker, pointed at the range as at a cloud of its own. */
final class WorkerProcess {
    static final String HEAP = "512m";

    private final Installation installation;

    WorkerProcess(Installation installation) {
        this.installation = installation;
    }

    ProcessSpec spec(Tenant tenant) {
        List<String> command = new JavaProgram(installation, "worker", "dev.cordon.worker.WorkerApplication")
                .heap(HEAP)
                .option("-Djavax.net.ssl.trustStore=" + installation.trustStore())
                .option("-Djavax.net.ssl.trustStoreType=PKCS12")
                .option("-Djavax.net.ssl.trustStorePassword=changeit")
                .command(List.of());
        Probe ready = Probe.ok("http://localhost:" + installation.ports().worker() + "/actuator/health/readiness");
        return new ProcessSpec(command, environment(tenant), installation.log("worker"), ready);
    }

    private Map<String, String> environment(Tenant tenant) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("SERVER_PORT", String.valueOf(installation.ports().worker()));
        all.put("CORDON_TEMPORAL_TARGET", installation.temporal());
        all.putAll(PayloadEncryption.of(installation));
        all.put("CORDON_DECISIONS_JWKS", installation.starterUrl() + "/api/v1/decisions/jwks");
        all.putAll(azure(tenant));
        all.putAll(policy());
        all.putAll(notifications());
        all.put("CORDON_INCIDENTS_OWNER", tenant.commander().user());
        all.put("CORDON_WORKER_ROLES", "runbooks, containment, evidence, notification, provisioning");
        all.put("CORDON_SEAL_KEYFILE", installation.sealKey().toString());
        all.put("CORDON_SEAL_CREATEKEYFILE", "true");
        // How evidence is kept is the one thing that whoever starts an installation may set for its worker.
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("CORDON_VAULT_")) {
                all.put(name, value);
            }
        });
        return all;
    }

    /** The range's own channels, whose addresses hold secrets: they are asked for, and stand in no file. */
    private Map<String, String> notifications() {
        JsonNode told = new RangeAdmin(installation.rangeAdminUrl()).notifications();
        return Map.of(
                "CORDON_NOTIFICATIONS_CHANNELS", "teams, pagerduty",
                "CORDON_NOTIFICATIONS_CONSOLEURL", installation.starterUrl() + "/console",
                "CORDON_NOTIFICATIONS_TEAMS_WEBHOOKURL",
                        told.path("teamsWebhook").asText(),
                "CORDON_NOTIFICATIONS_PAGERDUTY_URL", told.at("/pagerDuty/url").asText(),
                "CORDON_NOTIFICATIONS_PAGERDUTY_ROUTINGKEY",
                        told.at("/pagerDuty/routingKey").asText());
    }

    private Map<String, String> azure(Tenant tenant) {
        Credential worker = tenant.application("cordon-worker");
        return Map.of(
                "CORDON_AZURE_CLOUD", "custom",
                "CORDON_AZURE_AUTHORITYHOST", installation.rangeUrl(),
                "CORDON_AZURE_RESOURCEMANAGERENDPOINT", installation.rangeUrl(),
                "CORDON_AZURE_DISABLEINSTANCEDISCOVERY", "true",
                "AZURE_TENANT_ID", tenant.tenantId(),
                "AZURE_CLIENT_ID", worker.clientId(),
                "AZURE_CLIENT_SECRET", worker.clientSecret(),
                "NO_PROXY", "localhost");
    }

    private Map<String, String> policy() {
        Map<String, String> policy = new LinkedHashMap<>();
        policy.put("CORDON_CONTAINMENT_EVIDENCERESOURCEGROUP", Tenant.EVIDENCE_GROUP);
        int number = 0;
        for (Map.Entry<String, String> group : Tenant.QUARANTINE.entrySet()) {
            String at = "CORDON_CONTAINMENT_QUARANTINENSGS_" + number++;
            policy.put(at + "_LOCATION", group.getKey());
            policy.put(at + "_NSGID", group.getValue());
        }
        policy.put("CORDON_CONTAINMENT_RESPONDERSUBNETS_0", "10.99.0.0/24");
        policy.put("CORDON_CONTAINMENT_VAULTCONTAINER", installation.rangeUrl() + Tenant.VAULT_CONTAINER);
        return policy;
    }
}
