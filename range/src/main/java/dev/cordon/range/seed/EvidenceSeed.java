package dev.cordon.range.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.tenant.ResourceStore;

/** The locks on the evidence groups, and the workspace that logs go to. */
final class EvidenceSeed {
    private EvidenceSeed() {}

    static void plant(ResourceStore store) {
        store.put(keep(Ids.EVIDENCE));
        store.put(keep(Ids.VAULT));
        store.put(workspace());
    }

    private static ObjectNode keep(String group) {
        return lock(group, "ir-evidence-keep", "CanNotDelete", "Evidence: keep until the case is closed.");
    }

    static ObjectNode lock(String scope, String name, String level, String notes) {
        ObjectNode lock = Draft.bare(Ids.in(scope, "Microsoft.Authorization/locks", name));
        lock.putObject("properties").put("level", level).put("notes", notes);
        return lock;
    }

    private static ObjectNode workspace() {
        String group = Ids.FORENSIC + "/resourceGroups/rg-security-prod";
        ObjectNode workspace =
                Draft.of(Ids.in(group, "Microsoft.OperationalInsights/workspaces", "law-security-prod"), "westeurope");
        ObjectNode properties = Draft.properties(workspace);
        properties.put("customerId", Ids.guid("law-security-prod")).put("retentionInDays", 90);
        properties.putObject("sku").put("name", "PerGB2018");
        return workspace;
    }
}
