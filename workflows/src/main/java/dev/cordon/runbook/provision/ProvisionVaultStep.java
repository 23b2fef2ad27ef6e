package dev.cordon.runbook.provision;

import dev.cordon.engine.Step;
import java.util.Arrays;
import java.util.List;

/** The steps of {@link ProvisionVault}, in order. None but those of the record can be skipped: half a vault is none. */
public enum ProvisionVaultStep implements Step {
    OBSERVE("observe what there is, and plan"),
    CREATE_ACCOUNT("create the storage account"),
    ENABLE_VERSIONING("let it keep versions"),
    CREATE_CONTAINER("create the container"),
    SET_POLICY("set the retention policy, not locked yet"),
    DECIDE("wait for two people to approve the lock"),
    LOCK("lock the policy, for good"),
    VERIFY("verify the vault"),
    CLOSE_RECORD("keep the record of it in the vault itself", "the vault then does not tell how it was made"),
    SEAL("seal the chain of custody", "nothing then vouches for the record before it is sealed from outside");

    private static final List<ProvisionVaultStep> OF_CUSTODY = List.of(CLOSE_RECORD, SEAL);

    private final String title;
    private final String skipMeans;

    ProvisionVaultStep(String title) {
        this(title, "");
    }

    ProvisionVaultStep(String title, String skipMeans) {
        this.title = title;
        this.skipMeans = skipMeans;
    }

    /**
     * The steps of a run.
     *
     * @param recorded whether it keeps a record: a run that began before the making of vaults was recorded does not
     */
    static List<ProvisionVaultStep> of(boolean recorded) {
        return Arrays.stream(values())
                .filter(step -> recorded || !OF_CUSTODY.contains(step))
                .toList();
    }

    @Override
    public String skipMeans() {
        return skipMeans;
    }

    @Override
    public String title() {
        return title;
    }
}
