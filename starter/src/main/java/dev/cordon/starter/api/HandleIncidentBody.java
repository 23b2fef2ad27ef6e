package dev.cordon.starter.api;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a request to handle an incident looks like. It describes; the request itself is read field by field. */
@Schema(name = "HandleIncidentRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record HandleIncidentBody(
        @Schema(
                description = "The incident's Azure Resource Manager id; the incident itself is read from Sentinel.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = HandleIncidentBody.ID)
        String incidentArmId) {
    static final String ID = "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups/rg-security-prod"
            + "/providers/Microsoft.OperationalInsights/workspaces/law-security-prod/providers"
            + "/Microsoft.SecurityInsights/Incidents/8d4a7c1e-2f0b-4f6a-9b5d-3c2e1f0a9b88";
    static final String EXAMPLE = "{\"incidentArmId\": \"" + ID + "\"}";
}
