package dev.cordon.starter.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a request to release a machine looks like. It describes; the request itself is read field by field. */
@Schema(name = "ReleaseVmRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ReleaseVmBody(
        @Schema(
                description = "The incident that the machine was contained for.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "INC-2026-0142")
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

        @Schema(description = "Why it may be reopened.", maxLength = 500) @Nullable String reason,

        @Schema(
                description = "Whether the roles of the old system-assigned principal are granted to the new one.",
                defaultValue = "false")
        @Nullable Boolean grantRoles) {
    static final String EXAMPLE = "{\"incidentId\": \"INC-2026-0142\", \"vmId\": \"" + IsolateVmBody.VM
            + "\", \"reason\": \"Rebuilt from a clean image\"}";
}
