package dev.cordon.fake;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.provision.VaultBuild;
import dev.cordon.capability.provision.VaultDesign;
import dev.cordon.capability.provision.VaultProvisioning;
import java.util.ArrayList;
import java.util.List;

/** Makes one vault in memory. */
final class FakeProvisioning implements VaultProvisioning {
    private static final String OPEN = "The storage account allows containers that anybody may read.";

    private final FakeAzure azure;
    private boolean account;
    private boolean versioning;
    private boolean container;
    private boolean locked;
    private int days;

    FakeProvisioning(FakeAzure azure) {
        this.azure = azure;
    }

    @Override
    public VaultBuild observe(VaultDesign design) {
        return after("observe", design, () -> {});
    }

    @Override
    public VaultBuild createAccount(VaultDesign design) {
        return after("createAccount", design, () -> account = true);
    }

    @Override
    public VaultBuild enableVersioning(VaultDesign design) {
        return after("enableVersioning", design, () -> versioning = true);
    }

    @Override
    public VaultBuild createContainer(VaultDesign design) {
        return after("createContainer", design, () -> container = true);
    }

    @Override
    public VaultBuild setPolicy(VaultDesign design) {
        return after("setPolicy", design, () -> days = days == 0 ? design.retentionDays() : days);
    }

    @Override
    public VaultBuild lockPolicy(VaultDesign design) {
        return after("lockPolicy", design, () -> {
            if (days != design.retentionDays()) {
                throw FailureType.CONFLICT.failure("the policy is not as designed", null);
            }
            if (azure.isOpen(design.accountId())) {
                throw FailureType.REFUSED.failure(OPEN, null);
            }
            locked = true;
        });
    }

    private VaultBuild after(String method, VaultDesign design, Runnable step) {
        synchronized (azure) {
            azure.asked("provision." + method, design.container());
            step.run();
            List<String> unfit = azure.isOpen(design.accountId()) ? List.of(OPEN) : List.of();
            return new VaultBuild(
                    account,
                    versioning,
                    container,
                    days,
                    locked,
                    differences(design, unfit),
                    unfit,
                    container ? azure.vaultContainer() : null);
        }
    }

    private List<String> differences(VaultDesign design, List<String> unfit) {
        List<String> differences = new ArrayList<>(unfit);
        if (days != 0 && days != design.retentionDays()) {
            differences.add("The retention is " + days + " days, not " + design.retentionDays() + ".");
        }
        return differences;
    }
}
