package dev.cordon.starter.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a request to preserve evidence looks like. It describes; the request itself is read field by field. */
@Schema(name = "PreserveEvidenceRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record PreserveEvidenceBody(
        @Schema(description = "The incident.", requiredMode = Schema.RequiredMode.REQUIRED, example = "INC-2026-0142")
        String incidentId,

        @Schema(
                description = "Azure Resource Manager id of the machine.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = IsolateVmBody.VM)
        String vmId,

        @Schema(
                description = "The incident's severity in Sentinel.",
                allowableValues = {"High", "Medium", "Low", "Informational"},
                defaultValue = "High")
        @Nullable String severity,

        @Schema(description = "Why.", maxLength = 500) @Nullable String reason,

        @Schema(
                description = "How many hours of the Activity Log to export.",
                minimum = "1",
                maximum = "2160",
                defaultValue = "24")
        @Nullable Integer activityLogHours,

        @Schema(description = "URL of an export in the vault to compare the later one with; left out to export twice.")
        @Nullable String activityLog) {
    static final String EXAMPLE = "{\"incidentId\": \"INC-2026-0142\", \"vmId\": \"" + IsolateVmBody.VM + "\"}";
}
