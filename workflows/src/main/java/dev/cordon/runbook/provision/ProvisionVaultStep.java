package dev.cordon.runbook.provision;

import dev.cordon.engine.Step;

/** The steps of {@link ProvisionVault}, in order. None can be skipped: half a vault is none. */
public enum ProvisionVaultStep implements Step {
    OBSERVE("observe what there is, and plan"),
    CREATE_ACCOUNT("create the storage account"),
    ENABLE_VERSIONING("let it keep versions"),
    CREATE_CONTAINER("create the container"),
    SET_POLICY("set the retention policy, not locked yet"),
    DECIDE("wait for two people to approve the lock"),
    LOCK("lock the policy, for good"),
    VERIFY("verify the vault");

    private final String title;

    ProvisionVaultStep(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
