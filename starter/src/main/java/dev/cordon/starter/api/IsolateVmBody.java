package dev.cordon.starter.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a request to isolate a machine looks like. It describes; the request itself is read field by field. */
@Schema(name = "IsolateVmRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record IsolateVmBody(
        @Schema(
                description = "The incident's id.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                pattern = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
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

        @Schema(description = "Why.", maxLength = 500) @Nullable String reason,

        @Schema(
                description =
                        "When the alert was raised; time to contain counts from it, or else from the run's start.")
        @Nullable Instant alertedAt,

        @Schema(
                description = "How many hours of the Activity Log to export.",
                minimum = "1",
                maximum = "2160",
                defaultValue = "24")
        @Nullable Integer activityLogHours,

        @Schema(description = "Whether to end after the plan, having changed nothing.", defaultValue = "false")
        @Nullable Boolean dryRun,

        @Schema(
                description = "Whether to ask somebody before the first change, even where policy would ask nobody.",
                defaultValue = "false")
        @Nullable Boolean proposed) {
    static final String VM = "/subscriptions/a1f5c7de-0b6e-4c0b-8f5e-6d2b7c9e1a01/resourceGroups/rg-workload-prod"
            + "/providers/Microsoft.Compute/virtualMachines/vm-app-01";
    static final String EXAMPLE = "{\"incidentId\": \"INC-2026-0142\", \"vmId\": \"" + VM
            + "\", \"severity\": \"High\", \"reason\": \"Beaconing to a known command-and-control address\"}";
}
