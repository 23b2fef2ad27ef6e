package dev.cordon.fake;

import dev.cordon.capability.provision.VaultBuild;
import dev.cordon.capability.provision.VaultDesign;
import dev.cordon.capability.provision.VaultProvisioning;
import java.util.List;

/** Makes one vault in memory. */
final class FakeProvisioning implements VaultProvisioning {
    private final FakeAzure azure;
    private VaultBuild build = new VaultBuild(false, false, false, 0, false, List.of());

    FakeProvisioning(FakeAzure azure) {
        this.azure = azure;
    }

    @Override
    public VaultBuild observe(VaultDesign design) {
        synchronized (azure) {
            azure.asked("provision.observe", design.container());
            return build;
        }
    }

    @Override
    public VaultBuild createAccount(VaultDesign design) {
        return to("createAccount", design, new VaultBuild(true, false, false, 0, false, List.of()));
    }

    @Override
    public VaultBuild enableVersioning(VaultDesign design) {
        return to("enableVersioning", design, new VaultBuild(true, true, false, 0, false, List.of()));
    }

    @Override
    public VaultBuild createContainer(VaultDesign design) {
        return to("createContainer", design, new VaultBuild(true, true, true, 0, false, List.of()));
    }

    @Override
    public VaultBuild setPolicy(VaultDesign design) {
        return to("setPolicy", design, new VaultBuild(true, true, true, design.retentionDays(), false, List.of()));
    }

    @Override
    public VaultBuild lockPolicy(VaultDesign design) {
        return to("lockPolicy", design, new VaultBuild(true, true, true, design.retentionDays(), true, List.of()));
    }

    private VaultBuild to(String method, VaultDesign design, VaultBuild after) {
        synchronized (azure) {
            azure.asked("provision." + method, design.container());
            build = after;
            return build;
        }
    }
}
