package dev.cordon.embedded.demo;

import dev.cordon.embedded.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An incident as Microsoft Sentinel hands it to a playbook.
 *
 * @param id the incident's name, a GUID
 * @param alertedAt when its first alert was raised
 */
public record SentinelIncident(String id, Instant alertedAt) {
    /** A new one, raised now. */
    public static SentinelIncident now() {
        return new SentinelIncident(UUID.randomUUID().toString(), Instant.now());
    }

    /** The body that the trigger of a playbook carries on. */
    public Map<String, Object> body(String vmId) {
        return Map.of(
                "eventUniqueId", UUID.randomUUID().toString(),
                "objectSchemaType", "Incident",
                "objectEventType", "Create",
                "workspaceInfo",
                        Map.of(
                                "SubscriptionId",
                                Tenant.SUBSCRIPTIONS.forensic(),
                                "ResourceGroupName",
                                "rg-security-prod",
                                "WorkspaceName",
                                Tenant.WORKSPACE),
                "object",
                        Map.of(
                                "id",
                                Tenant.WORKSPACE_ID + "/providers/Microsoft.SecurityInsights/Incidents/" + id,
                                "name",
                                id,
                                "type",
                                "Microsoft.SecurityInsights/Incidents",
                                "properties",
                                properties(vmId)));
    }

    private Map<String, Object> properties(String vmId) {
        String name = vmId.substring(vmId.lastIndexOf('/') + 1);
        return Map.of(
                "incidentNumber",
                4711,
                "title",
                "Credential theft from the metadata service of " + name,
                "severity",
                "High",
                "status",
                "New",
                "createdTimeUtc",
                alertedAt.toString(),
                "firstActivityTimeUtc",
                alertedAt.toString(),
                "relatedEntities",
                List.of(Map.of(
                        "id",
                        "/entities/" + UUID.randomUUID(),
                        "kind",
                        "Host",
                        "type",
                        "Microsoft.SecurityInsights/Entities",
                        "properties",
                        Map.of("hostName", name, "azureID", vmId, "friendlyName", name))));
    }
}
