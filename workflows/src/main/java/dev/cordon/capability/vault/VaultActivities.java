package dev.cordon.capability.vault;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Looks at the vault. Throws the failures of {@link dev.cordon.capability.FailureType}. */
@ActivityInterface
@CarriedOutBy(WorkerRole.EVIDENCE)
public interface VaultActivities {
    /**
     * Reads the container, its immutability policy and its account, and says what is not as expected: no policy, on the
     * container or on versions; a policy that is not locked; too short a retention; appends let through; no versioning;
     * public access; another region; a legal hold. What the worker may not read is a shortcoming too. A container that
     * does not exist fails with {@code AzureNotFound}.
     */
    @ActivityMethod(name = "vault.check")
    VaultCheck check(VaultExpectation expectation);
}
