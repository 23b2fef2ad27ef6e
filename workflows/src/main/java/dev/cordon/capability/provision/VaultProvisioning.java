package dev.cordon.capability.provision;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Makes a vault, one part at a time; a part that is there already is left as it is. Throws the failures of
 * {@link dev.cordon.capability.FailureType}.
 */
@ActivityInterface
@CarriedOutBy(WorkerRole.PROVISIONING)
public interface VaultProvisioning {
    /** How much of it there is. */
    @ActivityMethod(name = "provision.observe")
    VaultBuild observe(VaultDesign design);

    /**
     * Creates the storage account: StorageV2, TLS 1.2, no public access to blobs, no shared keys. A name that somebody
     * else has fails with {@code AzureRefused}.
     */
    @ActivityMethod(name = "provision.createAccount")
    VaultBuild createAccount(VaultDesign design);

    /** Lets the account keep versions of blobs. */
    @ActivityMethod(name = "provision.enableVersioning")
    VaultBuild enableVersioning(VaultDesign design);

    @ActivityMethod(name = "provision.createContainer")
    VaultBuild createContainer(VaultDesign design);

    /** Gives the container a retention policy that is not locked, without protected appends. */
    @ActivityMethod(name = "provision.setPolicy")
    VaultBuild setPolicy(VaultDesign design);

    /**
     * Locks the policy, which cannot be undone by anybody: from then on the retention can only be extended. Fails with
     * {@code AzureConflict} if the policy is not as designed at that moment (If-Match), and with {@code AzureRefused} if
     * the account or the container is unfit for a vault.
     */
    @ActivityMethod(name = "provision.lockPolicy")
    VaultBuild lockPolicy(VaultDesign design);
}
