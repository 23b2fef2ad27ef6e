package dev.cordon.range.logic.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.directory.ServicePrincipal;
import dev.cordon.range.http.Json;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/**
 * {@code ApiConnection} over the {@code azuresentinel} connector: adds a comment to an incident, as the Logic App's own
 * identity, which needs the permission to write comments.
 */
final class SentinelConnection implements ActionType {
    private static final String COMMENT = "/Incidents/Comment";

    private final Tenant tenant;
    private final Cloud cloud;
    private final Sender sender;
    private final Waits waits;

    SentinelConnection(Tenant tenant, Cloud cloud, Sender sender, Waits waits) {
        this.tenant = tenant;
        this.cloud = cloud;
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
        requireConnection(inputs.at("/host/connection/name").asText(), run);
        String path = inputs.path("path").asText();
        if (!path.equalsIgnoreCase(COMMENT) || !inputs.path("method").asText().equalsIgnoreCase("post")) {
            throw ActionFailure.notImplemented(
                    "the connector operation '" + inputs.path("method").asText() + " " + path + "'");
        }
        Attempts attempts = new Attempts(
                RetryPolicy.of(inputs.path("retryPolicy")), Deadline.of(action.definition(), waits), run::now);
        ServicePrincipal identity =
                tenant.directory().identityOf(run.app().path("id").asText());
        HttpCall call = comment(inputs.path("body"));
        Reply reply = attempts.of(() -> sender.sendInside(call, identity, run));
        return reply.outcome().with(inputs, reply.outputs()).after(attempts.history());
    }

    private void requireConnection(String id, Run run) {
        JsonNode connection = tenant.store()
                .find(id)
                .map(JsonNode.class::cast)
                .orElseThrow(() -> new ActionFailure("ConnectionNotFound", "There is no connection '" + id + "'."));
        String api = ArmPath.of(connection.at("/properties/api/id").asText()).name();
        if (!api.equalsIgnoreCase("azuresentinel")) {
            throw ActionFailure.notImplemented("the connector '" + api + "'");
        }
        for (JsonNode reference : run.parameter("$connections")) {
            boolean own = reference
                    .at("/connectionProperties/authentication/type")
                    .asText()
                    .equals("ManagedServiceIdentity");
            if (own && reference.path("connectionId").asText().equalsIgnoreCase(id)) {
                return;
            }
        }
        throw ActionFailure.notImplemented("connections that sign in other than by the managed identity");
    }

    private HttpCall comment(JsonNode body) {
        String incident = body.path("incidentArmId").asText();
        if (!ArmPath.of(incident).type().equalsIgnoreCase("Microsoft.SecurityInsights/incidents")) {
            throw new ActionFailure("BadRequest", "The incidentArmId '" + incident + "' is no incident.");
        }
        ObjectNode comment = Json.object();
        comment.putObject("properties").put("message", body.path("message").asText());
        URI uri = URI.create(cloud.url() + ArmPath.of(incident).text() + "/comments/" + UUID.randomUUID()
                + "?api-version=2023-02-01");
        return new HttpCall(
                "PUT",
                uri,
                Map.of("Content-Type", "application/json"),
                Json.write(comment),
                Json.object().put("type", "ManagedServiceIdentity").put("audience", "https://management.azure.com"));
    }
}
