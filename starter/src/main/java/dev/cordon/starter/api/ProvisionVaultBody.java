package dev.cordon.starter.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a request to make a vault looks like. It describes; the request itself is read field by field. */
@Schema(name = "ProvisionVaultRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ProvisionVaultBody(
        @Schema(
                description = "Azure Resource Manager id of the storage account to make, in the forensic subscription.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = ProvisionVaultBody.ACCOUNT)
        String accountId,

        @Schema(
                description = "Short name of the region.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "westeurope")
        String location,

        @Schema(
                description = "Redundancy.",
                allowableValues = {"Standard_LRS", "Standard_ZRS", "Standard_GRS", "Standard_RAGRS", "Standard_GZRS"},
                defaultValue = "Standard_GRS")
        @Nullable String sku,

        @Schema(description = "Name of the container.", defaultValue = "ir-evidence") @Nullable String container,

        @Schema(
                description = "For how many days what is written is retained.",
                minimum = "1",
                maximum = "146000",
                defaultValue = "2555")
        @Nullable Integer retentionDays) {
    private static final String ACCOUNT = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups"
            + "/rg-forensic-prod/providers/Microsoft.Storage/storageAccounts/stforensicirprodweu";
    static final String EXAMPLE = "{\"accountId\": \"" + ACCOUNT + "\", \"location\": \"westeurope\"}";
}
