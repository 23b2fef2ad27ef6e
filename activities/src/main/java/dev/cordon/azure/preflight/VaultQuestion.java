package dev.cordon.azure.preflight;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobContainerProperties;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Reading;
import dev.cordon.azure.vault.Retention;
import dev.cordon.azure.vault.VaultAccounts;
import dev.cordon.azure.vault.VaultContainer;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Finding.Kind;
import dev.cordon.capability.plan.Finding.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the vault is there, can be written to, and forgets nothing. */
final class VaultQuestion implements Question {
    private static final String BLOBS = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/";
    private static final List<Need> NEEDS = List.of(
            Need.dataStep(BLOBS + "write", "write evidence"), Need.dataStep(BLOBS + "read", "read evidence back"));

    private final Azure azure;
    private final VaultAccounts accounts;
    private final BlobContainerClient container;
    private final String url;

    VaultQuestion(Azure azure, VaultAccounts accounts, String url) {
        this.azure = azure;
        this.accounts = accounts;
        this.container = azure.clients().container(url);
        this.url = url;
    }

    @Override
    public List<Finding> get() {
        Reading<BlobContainerProperties> outside = Reading.of(container::getProperties);
        Optional<VaultContainer> seen = outside.isMissing() ? Optional.empty() : find();
        if (outside.isMissing() || seen.filter(VaultContainer::isMissing).isPresent()) {
            return List.of(finding(
                    Kind.VAULT_MISSING,
                    Weight.BLOCKS,
                    "The vault's container " + url + " does not exist: no record and no log can be kept."));
        }
        List<Finding> findings = new ArrayList<>();
        seen.ifPresent(each -> findings.addAll(new PermissionQuestion(azure, each.id(), NEEDS).get()));
        findings.addAll(seen.flatMap(VaultContainer::retention).map(this::judge).orElseGet(() -> unseen(outside)));
        return findings;
    }

    private Optional<VaultContainer> find() {
        return accounts.find(container.getAccountName())
                .map(account -> VaultContainer.read(azure, account, container.getBlobContainerName()));
    }

    private List<Finding> judge(Retention retention) {
        if (retention.isNone()) {
            return List.of(notLocked("has no immutability policy"));
        }
        return retention.locked() ? List.of() : List.of(notLocked("has an immutability policy that is not locked"));
    }

    /** The data plane tells whether there is a policy, and not whether it is locked. */
    private List<Finding> unseen(Reading<BlobContainerProperties> outside) {
        boolean none = outside.found()
                .filter(each -> !each.hasImmutabilityPolicy() && !each.isImmutableStorageWithVersioningEnabled())
                .isPresent();
        return List.of(
                none
                        ? notLocked("has no immutability policy")
                        : finding(
                                Kind.VAULT_NOT_LOCKED,
                                Weight.WARNS,
                                "Whether the vault's container " + url + " has a locked immutability policy cannot be"
                                        + " seen: Cordon's identity may not read its storage account."));
    }

    private Finding notLocked(String what) {
        return finding(
                Kind.VAULT_NOT_LOCKED,
                Weight.WARNS,
                "The vault's container " + url + " " + what + ": evidence in it can be deleted or overwritten.");
    }

    private Finding finding(Kind kind, Weight weight, String words) {
        return new Finding(kind, weight, url, words);
    }
}
