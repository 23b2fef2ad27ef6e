package dev.cordon.range.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.tenant.ResourceStore;

/** The locks on the evidence groups, and the workspace that logs go to. */
final class EvidenceSeed {
    private static final String LOCK = "/providers/Microsoft.Authorization/locks/ir-evidence-keep";

    private EvidenceSeed() {}

    static void plant(ResourceStore store) {
        store.put(lock(Ids.EVIDENCE));
        store.put(lock(Ids.VAULT));
        store.put(workspace());
    }

    private static ObjectNode lock(String group) {
        ObjectNode lock = Draft.bare(group + LOCK);
        lock.putObject("properties")
                .put("level", "CanNotDelete")
                .put("notes", "Evidence: keep until the case is closed.");
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
