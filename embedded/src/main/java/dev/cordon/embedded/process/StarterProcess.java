package dev.cordon.embedded.process;

import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.playbook.PlaybookDeployment;
import dev.cordon.embedded.tenant.Credential;
import dev.cordon.embedded.tenant.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The starter, which trusts the tokens of the range. */
final class StarterProcess {
    private final Installation installation;

    StarterProcess(Installation installation) {
        this.installation = installation;
    }

    ProcessSpec spec(Tenant tenant) {
        List<String> command = new JavaProgram(installation, "starter", "dev.cordon.starter.StarterApplication")
                .heap(WorkerProcess.HEAP)
                .option("-Djavax.net.ssl.trustStore=" + installation.trustStore())
                .option("-Djavax.net.ssl.trustStoreType=PKCS12")
                .option("-Djavax.net.ssl.trustStorePassword=changeit")
                .command(List.of());
        Probe ready = Probe.ok(installation.starterUrl() + "/actuator/health/readiness");
        return new ProcessSpec(command, environment(tenant), installation.log("starter"), ready);
    }

    private Map<String, String> environment(Tenant tenant) {
        String authority = installation.rangeUrl() + "/" + tenant.tenantId();
        Credential api = tenant.application("cordon-api");
        Map<String, String> all = new LinkedHashMap<>();
        all.put("SERVER_PORT", String.valueOf(installation.ports().starter()));
        all.put("CORDON_TEMPORAL_TARGET", installation.temporal());
        all.put("CORDON_TEMPORAL_UI", installation.temporalUi());
        all.putAll(PayloadEncryption.of(installation));
        all.putAll(PayloadEncryption.decodedFor(installation));
        all.put("CORDON_STARTER_AUTH_ISSUERS_0", authority + "/v2.0");
        all.put("CORDON_STARTER_AUTH_AUDIENCES_0", "api://cordon");
        all.put("CORDON_STARTER_AUTH_AUDIENCES_1", api.clientId());
        all.put("CORDON_STARTER_AUTH_JWKS", authority + "/discovery/v2.0/keys");
        all.put("SPRING_APPLICATION_JSON", applicationNames(tenant));
        all.put(
                "CORDON_STARTER_SENTINEL_CALLERS",
                tenant.servicePrincipal(PlaybookDeployment.NAME).clientId() + ","
                        + tenant.application("sentinel-playbook").clientId());
        all.put("CORDON_STARTER_SENTINEL_WORKSPACES", Tenant.WORKSPACE_ID);
        all.put("CORDON_STARTER_CONSOLE_AUTHORITY", authority);
        all.put("CORDON_STARTER_CONSOLE_CLIENTID", api.clientId());
        all.put("CORDON_STARTER_CONSOLE_CLIENTSECRET", api.clientSecret());
        all.put("CORDON_STARTER_DECISIONS_SIGNINGKEY", installation.signingKey().toString());
        return all;
    }

    /** As JSON, since the name of an environment variable cannot hold the dashes of a client id. */
    private static String applicationNames(Tenant tenant) {
        return Stream.concat(
                        tenant.applications().stream()
                                .map(each -> "\"" + each.clientId() + "\":\"" + each.name() + "\""),
                        tenant.servicePrincipals().stream()
                                .map(each -> "\"" + each.clientId() + "\":\"" + each.name() + "\""))
                .collect(Collectors.joining(",", "{\"cordon\":{\"starter\":{\"auth\":{\"applications\":{", "}}}}}"));
    }
}
