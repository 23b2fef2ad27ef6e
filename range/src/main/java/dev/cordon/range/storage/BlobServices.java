package dev.cordon.range.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.blob.Account;
import dev.cordon.range.blob.Accounts;
import dev.cordon.range.blob.Container;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Errors;
import dev.cordon.range.tenant.MergePatch;
import java.util.List;

/** The settings of an account's blob service: versioning, soft delete, and what else a client keeps there. */
final class BlobServices extends StorageChild {
    private static final String SETTINGS = "_blobService";

    BlobServices(Tenant tenant, Accounts accounts) {
        super(tenant, accounts, "Microsoft.Storage/storageAccounts/blobServices", "PUT");
    }

    @Override
    protected Answer get(ArmRequest request) {
        return reading(request, account -> Answer.json(200, document(request, account)));
    }

    @Override
    protected Answer list(ArmRequest request) {
        return reading(request, account -> Answer.json(200, listOf(List.of(document(request, account)))));
    }

    @Override
    protected Answer put(ArmRequest request) {
        JsonNode given = request.body().path("properties");
        return changing(request, account -> {
            boolean versioning = given.path("isVersioningEnabled").asBoolean(account.versioning());
            boolean needed = account.containers().values().stream().anyMatch(Container::versionLevelImmutability);
            if (!versioning && needed) {
                throw Errors.refusal(
                        409,
                        "VersioningCannotBeDisabled",
                        "Versioning cannot be disabled while a container has version-level immutability.");
            }
            account.versioning(versioning);
            JsonNode retention = given.path("deleteRetentionPolicy");
            if (retention.isObject()) {
                boolean on = retention.path("enabled").asBoolean();
                account.deleteRetentionDays(on ? days(retention) : 0);
            }
            remember(request, given);
            return Answer.json(200, document(request, account));
        });
    }

    private static int days(JsonNode retention) {
        int days = retention.path("days").asInt();
        if (days < 1 || days > 365) {
            throw StorageErrors.invalid(
                    "deleteRetentionPolicy.days", retention.path("days").asText());
        }
        return days;
    }

    private void remember(ArmRequest request, JsonNode given) {
        ObjectNode account = accountDocument(request);
        if (given instanceof ObjectNode) {
            MergePatch.apply(account.withObjectProperty(SETTINGS), given);
            tenant.store().put(account);
        }
    }

    private ObjectNode document(ArmRequest request, Account account) {
        ObjectNode stored = accountDocument(request);
        ObjectNode body = resource(account, "", "default");
        body.set("sku", stored.path("sku"));
        ObjectNode properties = body.putObject("properties");
        properties.putObject("cors").putArray("corsRules");
        properties
                .putObject("deleteRetentionPolicy")
                .put("allowPermanentDelete", false)
                .put("enabled", false);
        if (stored.path(SETTINGS) instanceof ObjectNode settings) {
            MergePatch.apply(properties, settings);
        }
        properties.put("isVersioningEnabled", account.versioning());
        ObjectNode retention = properties.withObjectProperty("deleteRetentionPolicy");
        retention.put("enabled", account.deleteRetentionDays() > 0);
        if (account.deleteRetentionDays() > 0) {
            retention.put("days", account.deleteRetentionDays());
        }
        return body;
    }
}
