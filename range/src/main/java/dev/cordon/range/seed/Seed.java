package dev.cordon.range.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Json;
import dev.cordon.range.tenant.ResourceStore;

/** Fills a new tenant. */
public final class Seed {
    private Seed() {}

    /** Puts everything that a new tenant holds into the given one. */
    public static void plant(Tenant tenant) {
        ResourceStore store = tenant.store();
        store.load(Json.array());
        tenant.operations().load(Json.array());
        tenant.activityLog().clear();
        scopes(store);
        NetworkSeed.plant(store);
        ComputeSeed.plant(store);
        PreflightSeed.plant(store);
        TwinSeed.plant(store);
        EvidenceSeed.plant(store);
        AccessSeed.plant(store, tenant.directory());
        SentinelSeed.plant(store, tenant.directory());
        HistorySeed.plant(tenant);
    }

    private static void scopes(ResourceStore store) {
        subscription(store, Ids.WORKLOAD, "sub-workload-prod");
        subscription(store, Ids.FORENSIC, "sub-forensic-prod");
        subscription(store, Ids.SANDBOX, "sub-sandbox");
        group(store, Ids.PROD, "westeurope");
        group(store, Ids.SECURITY, "westeurope");
        group(store, Ids.EVIDENCE, "westeurope");
        group(store, Ids.DR, "northeurope");
        group(store, Ids.BLUE, "westeurope");
        group(store, Ids.GREEN, "westeurope");
        group(store, Ids.LOCKED, "westeurope");
        group(store, Ids.SANDBOX_GROUP, "westeurope");
        group(store, Ids.SANDBOX_SECURITY, "westeurope");
        group(store, Ids.VAULT, "westeurope");
        group(store, Ids.FORENSIC + "/resourceGroups/rg-security-prod", "westeurope");
    }

    private static void subscription(ResourceStore store, String id, String name) {
        String guid = id.substring(id.lastIndexOf('/') + 1);
        ObjectNode subscription = Json.object().put("id", id).put("subscriptionId", guid);
        subscription.put("displayName", name).put("state", "Enabled");
        subscription.put("tenantId", Directory.TENANT_ID);
        subscription.put("authorizationSource", "RoleBased").putArray("managedByTenants");
        ObjectNode policies = subscription.putObject("subscriptionPolicies");
        policies.put("locationPlacementId", "Internal_2014-09-01").put("quotaId", "EnterpriseAgreement_2014-09-01");
        policies.put("spendingLimit", "Off");
        store.put(subscription);
    }

    private static void group(ResourceStore store, String id, String location) {
        store.put(Draft.of(id, location).put("type", "Microsoft.Resources/resourceGroups"));
    }
}
