package dev.cordon.range.rbac;

import java.util.List;
import java.util.Optional;

/** The roles that Azure defines and the tenant uses, under their public ids. */
public final class BuiltInRoles {
    public static final String OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
    public static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    public static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    public static final String BLOB_OWNER = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    public static final String BLOB_CONTRIBUTOR = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    public static final String BLOB_READER = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";
    public static final String SECRETS_USER = "4633458b-17de-408a-b874-0445c86b69e6";

    public static final String SECRETS_OFFICER = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7";
    public static final String CRYPTO_USER = "12338af0-0e69-4776-bea7-57ae8d297424";
    public static final String CRYPTO_OFFICER = "14b46e9e-c2b7-41b4-b07b-48a6ebf60603";

    private static final String VAULTS = "Microsoft.KeyVault/vaults/";
    private static final String AUTHORIZATION_READ = "Microsoft.Authorization/*/read";
    private static final String GROUPS_READ = "Microsoft.Resources/subscriptions/resourceGroups/read";
    private static final String CONTAINERS = "Microsoft.Storage/storageAccounts/blobServices/containers/";
    private static final String DELEGATION_KEY =
            "Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action";
    private static final List<String> NONE = List.of();

    private static final List<RoleDefinition> ALL = SentinelRoles.and(
            role(OWNER, "Owner", "Full access, including granting it", List.of("*"), NONE, NONE),
            role(
                    CONTRIBUTOR,
                    "Contributor",
                    "Full access, except granting it",
                    List.of("*"),
                    List.of(
                            "Microsoft.Authorization/*/Delete",
                            "Microsoft.Authorization/*/Write",
                            "Microsoft.Authorization/elevateAccess/Action",
                            "Microsoft.Blueprint/blueprintAssignments/write",
                            "Microsoft.Blueprint/blueprintAssignments/delete",
                            "Microsoft.Compute/galleries/share/action"),
                    NONE),
            role(READER, "Reader", "Sees everything, changes nothing", List.of("*/read"), NONE, NONE),
            role(
                    "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
                    "User Access Administrator",
                    "Grants access",
                    List.of("*/read", "Microsoft.Authorization/*", "Microsoft.Support/*"),
                    NONE,
                    NONE),
            role(
                    "4d97b98b-1d4f-4787-a291-c67834d212e7",
                    "Network Contributor",
                    "Manages networks, not access to them",
                    List.of(AUTHORIZATION_READ, "Microsoft.Network/*", GROUPS_READ, "Microsoft.Insights/alertRules/*"),
                    NONE,
                    NONE),
            role(
                    "9980e02c-c2be-4d73-94e8-173b1dc7cf3c",
                    "Virtual Machine Contributor",
                    "Manages machines, not the networks and accounts they use",
                    List.of(
                            AUTHORIZATION_READ,
                            "Microsoft.Compute/availabilitySets/*",
                            "Microsoft.Compute/locations/*",
                            "Microsoft.Compute/virtualMachines/*",
                            "Microsoft.Compute/virtualMachineScaleSets/*",
                            "Microsoft.Compute/disks/write",
                            "Microsoft.Compute/disks/read",
                            "Microsoft.Compute/disks/delete",
                            "Microsoft.Network/networkInterfaces/*",
                            "Microsoft.Network/networkSecurityGroups/join/action",
                            "Microsoft.Network/networkSecurityGroups/read",
                            "Microsoft.Network/publicIPAddresses/join/action",
                            "Microsoft.Network/publicIPAddresses/read",
                            "Microsoft.Network/virtualNetworks/read",
                            "Microsoft.Network/virtualNetworks/subnets/join/action",
                            GROUPS_READ),
                    NONE,
                    NONE),
            role(
                    "7efff54f-a5b4-42b5-a1c5-5411624893ce",
                    "Disk Snapshot Contributor",
                    "Takes snapshots of disks",
                    List.of(
                            AUTHORIZATION_READ,
                            GROUPS_READ,
                            "Microsoft.Compute/snapshots/*",
                            "Microsoft.Compute/disks/beginGetAccess/action",
                            "Microsoft.Compute/disks/read"),
                    NONE,
                    NONE),
            role(
                    "4a9ae827-6dc8-4573-8ac7-8239d42aa03f",
                    "Tag Contributor",
                    "Manages tags without access to what carries them",
                    List.of(AUTHORIZATION_READ, GROUPS_READ, "Microsoft.Resources/tags/*"),
                    NONE,
                    NONE),
            role(
                    BLOB_OWNER,
                    "Storage Blob Data Owner",
                    "Full access to blobs, including access control",
                    List.of(CONTAINERS + "*", DELEGATION_KEY),
                    NONE,
                    List.of(CONTAINERS + "blobs/*")),
            role(
                    BLOB_CONTRIBUTOR,
                    "Storage Blob Data Contributor",
                    "Reads, writes and deletes blobs",
                    List.of(CONTAINERS + "read", CONTAINERS + "write", CONTAINERS + "delete", DELEGATION_KEY),
                    NONE,
                    List.of(
                            CONTAINERS + "blobs/read",
                            CONTAINERS + "blobs/write",
                            CONTAINERS + "blobs/delete",
                            CONTAINERS + "blobs/move/action",
                            CONTAINERS + "blobs/add/action")),
            role(
                    BLOB_READER,
                    "Storage Blob Data Reader",
                    "Reads blobs",
                    List.of(CONTAINERS + "read", DELEGATION_KEY),
                    NONE,
                    List.of(CONTAINERS + "blobs/read")),
            role(
                    SECRETS_USER,
                    "Key Vault Secrets User",
                    "Reads secret values",
                    NONE,
                    NONE,
                    List.of(VAULTS + "secrets/getSecret/action", VAULTS + "secrets/readMetadata/action")),
            vaultOfficer(
                    SECRETS_OFFICER, "Key Vault Secrets Officer", "Manages secrets", List.of(VAULTS + "secrets/*")),
            role(
                    CRYPTO_USER,
                    "Key Vault Crypto User",
                    "Uses keys",
                    NONE,
                    NONE,
                    List.of(
                            VAULTS + "keys/read",
                            VAULTS + "keys/update/action",
                            VAULTS + "keys/backup/action",
                            VAULTS + "keys/encrypt/action",
                            VAULTS + "keys/decrypt/action",
                            VAULTS + "keys/wrap/action",
                            VAULTS + "keys/unwrap/action",
                            VAULTS + "keys/sign/action",
                            VAULTS + "keys/verify/action")),
            vaultOfficer(
                    CRYPTO_OFFICER,
                    "Key Vault Crypto Officer",
                    "Manages keys",
                    List.of(VAULTS + "keys/*", VAULTS + "keyrotationpolicies/*")));

    private BuiltInRoles() {}

    private static RoleDefinition vaultOfficer(String id, String name, String description, List<String> dataActions) {
        List<String> actions = List.of(
                AUTHORIZATION_READ,
                "Microsoft.Insights/alertRules/*",
                "Microsoft.Resources/deployments/*",
                GROUPS_READ,
                "Microsoft.Support/*",
                "Microsoft.KeyVault/checkNameAvailability/read",
                "Microsoft.KeyVault/deletedVaults/read",
                "Microsoft.KeyVault/locations/*/read",
                VAULTS + "*/read",
                "Microsoft.KeyVault/operations/read");
        return role(id, name, description, actions, NONE, dataActions);
    }

    private static RoleDefinition role(
            String id,
            String name,
            String description,
            List<String> actions,
            List<String> notActions,
            List<String> dataActions) {
        return new RoleDefinition(id, name, description, true, actions, notActions, dataActions, NONE);
    }

    /** Every one of them. */
    public static List<RoleDefinition> all() {
        return ALL;
    }

    /** The one of that GUID. */
    public static Optional<RoleDefinition> find(String id) {
        return ALL.stream().filter(role -> role.id().equalsIgnoreCase(id)).findFirst();
    }
}
