package dev.cordon.starter.sentinel;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the body of a playbook's incident trigger looks like, as far as it is read. It describes; it is never decoded. */
@Schema(name = "SentinelIncident", description = "The body of a Microsoft Sentinel incident trigger.")
record IncidentBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Subject object) {
    static final String EXAMPLE = """
            {
              "eventUniqueId": "0c1f1d0a-7a52-4d5e-9f63-6a1f0a2f7d11",
              "objectSchemaType": "Incident",
              "objectEventType": "Create",
              "workspaceInfo": {
                "SubscriptionId": "c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02",
                "ResourceGroupName": "rg-security-prod",
                "WorkspaceName": "law-security-prod"
              },
              "workspaceId": "5b0c9c6e-6d0e-4f0b-9d53-1c8a5e8f7a20",
              "object": {
                "id": "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups/rg-security-prod/providers/Microsoft.OperationalInsights/workspaces/law-security-prod/providers/Microsoft.SecurityInsights/Incidents/8d4a7c1e-2f0b-4f6a-9b5d-3c2e1f0a9b88",
                "name": "8d4a7c1e-2f0b-4f6a-9b5d-3c2e1f0a9b88",
                "type": "Microsoft.SecurityInsights/Incidents",
                "properties": {
                  "incidentNumber": 1042,
                  "title": "Beaconing from vm-app-01",
                  "severity": "High",
                  "status": "New",
                  "createdTimeUtc": "2026-11-24T03:00:00Z",
                  "relatedEntities": [
                    {
                      "kind": "Host",
                      "properties": {
                        "hostName": "vm-app-01",
                        "azureID": "/subscriptions/a1f5c7de-0b6e-4c0b-8f5e-6d2b7c9e1a01/resourceGroups/rg-workload-prod/providers/Microsoft.Compute/virtualMachines/vm-app-01"
                      }
                    }
                  ]
                }
              }
            }
            """;

    /** The incident. */
    @Schema(name = "SentinelIncidentObject")
    record Subject(
            @Schema(
                    description = "The incident's Azure Resource Manager id.",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String id,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            Properties properties) {}

    /** What is known about it. */
    @Schema(name = "SentinelIncidentProperties")
    record Properties(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            long incidentNumber,

            @Nullable String title,

            @Schema(
                    allowableValues = {"High", "Medium", "Low", "Informational"},
                    defaultValue = "High")
            @Nullable String severity,

            @Schema(
                    description = "A Closed incident is acted on by no new run.",
                    allowableValues = {"New", "Active", "Closed"})
            @Nullable String status,

            @Schema(description = "Time to contain counts from it.") @Nullable Instant createdTimeUtc,

            @Schema(description = "Counts where createdTimeUtc is missing.") @Nullable Instant firstActivityTimeUtc,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            List<Entity> relatedEntities) {}

    /** Something that the incident is about. */
    @Schema(name = "SentinelEntity")
    record Entity(
            @Schema(description = "Host and AzureResource may name machines.", example = "Host")
            String kind,

            EntityProperties properties) {}

    /** What names it. */
    @Schema(name = "SentinelEntityProperties")
    record EntityProperties(
            @Schema(description = "Of a Host: the machine's Azure Resource Manager id.") @Nullable String azureID,

            @Schema(description = "Of an AzureResource: its Azure Resource Manager id.") @Nullable String resourceId) {}
}
