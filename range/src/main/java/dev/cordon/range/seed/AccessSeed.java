package dev.cordon.range.seed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.rbac.BuiltInRoles;
import dev.cordon.range.tenant.ResourceStore;
import java.util.List;

/** Who may do what in the seeded tenant: Cordon's custom roles, and every role assignment. */
final class AccessSeed {
    private static final String DEFINITIONS = "/providers/Microsoft.Authorization/roleDefinitions/";
    private static final String CONTAINERS = Ids.VAULT
            + "/providers/Microsoft.Storage/storageAccounts/stforensicirprodweu/blobServices/default/containers/";
    private static final String KEY_VAULT = Ids.VAULT + "/providers/Microsoft.KeyVault/vaults/kv-cordon-prod";
    private static final List<String> CONTAINMENT = List.of(
            "Microsoft.Compute/virtualMachines/read",
            "Microsoft.Compute/virtualMachines/instanceView/read",
            "Microsoft.Compute/virtualMachines/write",
            "Microsoft.Compute/virtualMachineScaleSets/read",
            "Microsoft.Compute/virtualMachineScaleSets/virtualMachines/read",
            "Microsoft.ManagedIdentity/userAssignedIdentities/read",
            "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action",
            "Microsoft.Network/networkInterfaces/read",
            "Microsoft.Network/networkInterfaces/write",
            "Microsoft.Network/networkInterfaces/join/action",
            "Microsoft.Network/networkInterfaces/effectiveNetworkSecurityGroups/action",
            "Microsoft.Network/networkInterfaces/effectiveRouteTable/action",
            "Microsoft.Network/networkSecurityGroups/read",
            "Microsoft.Network/networkSecurityGroups/join/action",
            "Microsoft.Network/networkSecurityGroups/securityRules/read",
            "Microsoft.Network/networkSecurityGroups/defaultSecurityRules/read",
            "Microsoft.Network/publicIPAddresses/read",
            "Microsoft.Network/publicIPAddresses/join/action",
            "Microsoft.Network/virtualNetworks/read",
            "Microsoft.Network/virtualNetworks/subnets/read",
            "Microsoft.Network/virtualNetworks/subnets/join/action",
            "Microsoft.Network/virtualNetworks/listNetworkManagerEffectiveSecurityAdminRules/action",
            "Microsoft.Network/locations/operations/read",
            "Microsoft.Compute/locations/operations/read",
            "Microsoft.Authorization/locks/read",
            "Microsoft.Authorization/permissions/read",
            "Microsoft.Authorization/roleAssignments/read",
            "Microsoft.Authorization/roleDefinitions/read",
            "Microsoft.Resources/subscriptions/read",
            "Microsoft.Resources/subscriptions/resourceGroups/read",
            "Microsoft.Resources/subscriptions/providers/read",
            "Microsoft.Resources/tags/read",
            "Microsoft.Resources/tags/write");
    private static final List<String> EVIDENCE = List.of(
            "Microsoft.Compute/disks/read",
            "Microsoft.Compute/disks/beginGetAccess/action",
            "Microsoft.Compute/snapshots/read",
            "Microsoft.Compute/snapshots/write",
            "Microsoft.Compute/snapshots/beginGetAccess/action",
            "Microsoft.Compute/snapshots/endGetAccess/action",
            "Microsoft.Compute/locations/operations/read",
            "Microsoft.Authorization/locks/read",
            "Microsoft.Insights/eventtypes/values/read",
            "Microsoft.Resources/subscriptions/read",
            "Microsoft.Resources/subscriptions/resourceGroups/read",
            "Microsoft.Storage/storageAccounts/read",
            "Microsoft.Storage/storageAccounts/blobServices/read",
            "Microsoft.Storage/storageAccounts/blobServices/containers/read",
            "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/read");

    private static final List<String> PROVISIONING = List.of(
            "Microsoft.Resources/subscriptions/resourceGroups/read",
            "Microsoft.Storage/storageAccounts/read",
            "Microsoft.Storage/storageAccounts/write",
            "Microsoft.Storage/storageAccounts/blobServices/read",
            "Microsoft.Storage/storageAccounts/blobServices/write",
            "Microsoft.Storage/storageAccounts/blobServices/containers/read",
            "Microsoft.Storage/storageAccounts/blobServices/containers/write",
            "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/read",
            "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/write",
            "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/lock/action");

    private AccessSeed() {}

    static void plant(ResourceStore store, Directory directory) {
        String containment = customRole(store, "Cordon Containment", "Isolates and releases machines", CONTAINMENT);
        String evidence = customRole(store, "Cordon Evidence", "Takes and reads evidence, never deletes it", EVIDENCE);
        String worker = directory.application("cordon-worker").objectId();
        String owner = directory.application("range-owner").objectId();
        String partner = directory.application("ir-partner").objectId();
        String auditor = directory.application("audit-reader").objectId();
        for (String subscription : List.of(Ids.WORKLOAD, Ids.FORENSIC)) {
            assign(store, subscription, containment, worker);
            assign(store, subscription, evidence, worker);
        }
        assign(store, Ids.VAULT, customRole(store, "Cordon Vault Provisioner", "Makes vaults", PROVISIONING), worker);
        assign(store, CONTAINERS + "ir-evidence", BuiltInRoles.BLOB_READER, partner);
        assign(store, Ids.SANDBOX, BuiltInRoles.READER, worker);
        for (String subscription : List.of(Ids.WORKLOAD, Ids.FORENSIC, Ids.SANDBOX)) {
            assign(store, subscription, BuiltInRoles.OWNER, owner);
            assign(store, subscription, BuiltInRoles.BLOB_OWNER, owner);
        }
        for (String container : List.of("ir-evidence", "ir-evidence-unlocked")) {
            assign(store, CONTAINERS + container, BuiltInRoles.BLOB_CONTRIBUTOR, worker);
            assign(store, CONTAINERS + container, BuiltInRoles.BLOB_READER, auditor);
        }
        assign(store, Ids.PROD, BuiltInRoles.SECRETS_USER, ComputeSeed.systemPrincipal("vm-app-01"));
        assign(store, Ids.PROD, BuiltInRoles.READER, Ids.guid("principal:id-app-reader"));
        assign(store, Ids.PROD, BuiltInRoles.CONTRIBUTOR, Ids.guid("principal:id-app-deploy"));
        assign(store, KEY_VAULT, BuiltInRoles.CRYPTO_OFFICER, owner);
        assign(store, KEY_VAULT, BuiltInRoles.SECRETS_OFFICER, owner);
        assign(store, KEY_VAULT + "/keys/cordon-seal", BuiltInRoles.CRYPTO_USER, worker);
        assign(store, KEY_VAULT + "/secrets/cordon-payloads", BuiltInRoles.SECRETS_USER, worker);
        people(store, directory);
    }

    private static void people(ResourceStore store, Directory directory) {
        directory.people().forEach(person -> {
            assign(store, Ids.WORKLOAD, BuiltInRoles.READER, person.objectId());
            assign(store, Ids.FORENSIC, BuiltInRoles.READER, person.objectId());
            assign(store, Ids.SANDBOX, BuiltInRoles.READER, person.objectId());
        });
    }

    private static String customRole(ResourceStore store, String name, String description, List<String> actions) {
        String guid = Ids.guid("role:" + name);
        ObjectNode role = Draft.bare(Ids.WORKLOAD + DEFINITIONS + guid);
        ObjectNode properties = role.putObject("properties");
        properties.put("roleName", name).put("type", "CustomRole").put("description", description);
        properties.putArray("assignableScopes").add(Ids.WORKLOAD).add(Ids.FORENSIC);
        ObjectNode permission = properties.putArray("permissions").addObject();
        ArrayNode allowed = permission.putArray("actions");
        actions.forEach(allowed::add);
        permission.putArray("notActions");
        permission.putArray("dataActions");
        permission.putArray("notDataActions");
        store.put(role);
        return guid;
    }

    static void assign(ResourceStore store, String scope, String role, String principal) {
        String guid = Ids.guid("assignment:" + scope + role + principal);
        ObjectNode assignment = Draft.bare(Ids.in(scope, "Microsoft.Authorization/roleAssignments", guid));
        ObjectNode properties = assignment.putObject("properties");
        String subscription = scope.replaceFirst("^(/subscriptions/[^/]+).*", "$1");
        properties.put("roleDefinitionId", subscription + DEFINITIONS + role).put("principalId", principal);
        properties.put("principalType", "ServicePrincipal").put("scope", scope);
        properties.put("createdOn", "2026-03-02T08:00:00Z").put("updatedOn", "2026-03-02T08:00:00Z");
        store.put(assignment);
    }
}
