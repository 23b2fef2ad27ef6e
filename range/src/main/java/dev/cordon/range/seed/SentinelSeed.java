package dev.cordon.range.seed;

import dev.cordon.range.directory.Directory;
import dev.cordon.range.rbac.SentinelRoles;
import dev.cordon.range.tenant.ResourceStore;

/** Who may act on incidents, and that Microsoft Sentinel may run the playbooks of its resource group. */
final class SentinelSeed {
    private static final String GROUP = Ids.FORENSIC + "/resourceGroups/rg-security-prod";
    private static final String WORKSPACE =
            Ids.in(GROUP, "Microsoft.OperationalInsights/workspaces", "law-security-prod");
    private static final String PLAYBOOK = Ids.in(GROUP, "Microsoft.Logic/workflows", "la-cordon-incident");

    private SentinelSeed() {}

    static void plant(ResourceStore store, Directory directory) {
        String worker = directory.application("cordon-worker").objectId();
        String playbook = directory.identityOf(PLAYBOOK).objectId();
        String sentinel = directory.securityInsights().objectId();
        AccessSeed.assign(store, WORKSPACE, SentinelRoles.RESPONDER, worker);
        AccessSeed.assign(store, WORKSPACE, SentinelRoles.RESPONDER, playbook);
        AccessSeed.assign(store, GROUP, SentinelRoles.AUTOMATION_CONTRIBUTOR, sentinel);
    }
}
