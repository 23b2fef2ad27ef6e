package dev.cordon.range.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmHandler;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.blob.Account;
import dev.cordon.range.blob.Accounts;
import dev.cordon.range.blob.BlobService;
import dev.cordon.range.blob.CopySource;
import dev.cordon.range.blob.ETags;
import dev.cordon.range.blob.ImmutabilityPolicy;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything about storage accounts: the provider behind ARM, the blob endpoints, and the seeded evidence vault. */
public final class Storage {
    private static final String VAULT_ID = "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups"
            + "/rg-forensic-prod/providers/Microsoft.Storage/storageAccounts/stforensicirprodweu";
    private static final int VAULT_DAYS = 2555;

    private final Tenant tenant;
    private final Accounts accounts;

    private Storage(Tenant tenant, Accounts accounts) {
        this.tenant = tenant;
        this.accounts = accounts;
    }

    /**
     * Opens the storage accounts kept in a state folder.
     *
     * @param stateFolder the range's state folder; blobs lie in {@code storage} below it
     */
    public static Storage open(Path stateFolder, Tenant tenant) {
        Accounts accounts = Accounts.open(stateFolder.resolve("storage"), tenant.clock());
        accounts.answerWhile(tenant.store()::exists);
        return new Storage(tenant, accounts);
    }

    /** The resource types of {@code Microsoft.Storage}. */
    public List<ArmHandler> handlers() {
        return List.of(
                new NameAvailability(accounts),
                new StorageAccounts(tenant, accounts),
                new BlobServices(tenant, accounts),
                new BlobContainers(tenant, accounts),
                new ImmutabilityPolicies(tenant, accounts));
    }

    /**
     * The blob endpoints, to be asked before ARM.
     *
     * @param elsewhere reaches copy sources that are no blobs of the tenant
     */
    public BlobService blobs(CopySource elsewhere) {
        return new BlobService(
                accounts, new RoleAccess(tenant.access()), elsewhere, Clock.systemUTC(), Directory.TENANT_ID);
    }

    /** Deletes every account and its blobs, locked or not: the range begins anew. */
    public void reset() {
        accounts.reset();
    }

    /** Makes the evidence vault where there is none: versioning on, retention locked, and one container unlocked. */
    public void plant() {
        if (!tenant.store().exists(VAULT_ID)) {
            tenant.store().put(vaultDocument());
        }
        Account vault = accounts.create("stforensicirprodweu", VAULT_ID);
        accounts.locked(() -> {
            plant(vault, "ir-evidence", true);
            plant(vault, "ir-evidence-unlocked", false);
            return vault;
        });
    }

    private void plant(Account vault, String container, boolean locked) {
        if (vault.container(container).isEmpty()) {
            vault.versioning(true);
            String etag = ETags.next().replace("0x", "").toLowerCase(Locale.ROOT);
            vault.createContainer(container, tenant.clock().instant())
                    .policy(new ImmutabilityPolicy(VAULT_DAYS, locked, false, false, etag, 0));
            accounts.changed(vault);
        }
    }

    private ObjectNode vaultDocument() {
        ObjectNode account = Json.object()
                .put("id", VAULT_ID)
                .put("name", "stforensicirprodweu")
                .put("type", "Microsoft.Storage/storageAccounts")
                .put("location", "westeurope")
                .put("kind", "StorageV2");
        AccountDocument.complete(account, Optional.empty(), tenant.clock().instant());
        account.withObjectProperty("properties").put("provisioningState", "Succeeded");
        return account;
    }
}
