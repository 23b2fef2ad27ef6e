package dev.cordon.azure.vault;

import com.azure.storage.blob.BlobContainerClient;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.vault.VaultActivities;
import dev.cordon.capability.vault.VaultCheck;
import dev.cordon.capability.vault.VaultExpectation;
import java.util.Optional;

/** Looks at the vault through Azure Resource Manager, and through the storage service where that shows nothing. */
public final class ArmVaultActivities implements VaultActivities {
    private final Azure azure;
    private final VaultAccounts accounts;

    public ArmVaultActivities(Azure azure) {
        this.azure = azure;
        this.accounts = new VaultAccounts(azure);
    }

    @Override
    public VaultCheck check(VaultExpectation expectation) {
        return azure.work().on("look at the vault " + expectation.container(), attempt -> check(attempt, expectation));
    }

    private VaultCheck check(Attempt attempt, VaultExpectation expectation) {
        VaultLook look = look(expectation.container());
        return new VaultCheck(look.state(), new Shortcomings(expectation, look).sentences(), attempt.provenance());
    }

    private VaultLook look(String url) {
        BlobContainerClient container = azure.clients().container(url);
        Optional<String> account = accounts.find(container.getAccountName());
        if (account.isEmpty()) {
            return VaultLook.fromOutside(url, container.getProperties());
        }
        VaultContainer seen = VaultContainer.read(azure, account.get(), container.getBlobContainerName());
        if (seen.isMissing()) {
            throw FailureType.NOT_FOUND.failure("The vault's container " + url + " does not exist", null);
        }
        return VaultLook.fromInside(url, account.get(), seen);
    }
}
