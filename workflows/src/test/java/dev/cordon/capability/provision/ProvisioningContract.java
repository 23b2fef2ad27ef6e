package dev.cordon.capability.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.fake.TestTenant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link VaultProvisioning} keeps. */
public abstract class ProvisioningContract {
    private static final VaultDesign DESIGN = new VaultDesign(
            "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups/rg-forensic-prod/providers/"
                    + "Microsoft.Storage/storageAccounts/stforensicnew",
            "westeurope",
            "Standard_LRS",
            "ir-evidence",
            30);
    private static final VaultDesign LONGER =
            new VaultDesign(DESIGN.accountId(), DESIGN.location(), DESIGN.sku(), DESIGN.container(), 60);

    protected abstract VaultProvisioning provisioning();

    protected abstract TestTenant tenant();

    @BeforeEach
    void seed() {
        tenant().reset();
        tenant().somebodyLetsCordonMakeVaults();
    }

    @Test
    void a_vault_that_is_not_there_has_no_part() {
        assertThat(provisioning().observe(DESIGN)).isEqualTo(new VaultBuild(false, false, false, 0, false, List.of()));
    }

    @Test
    void a_vault_is_made_part_by_part() {
        assertThat(provisioning().createAccount(DESIGN))
                .isEqualTo(new VaultBuild(true, false, false, 0, false, List.of()));
        assertThat(provisioning().enableVersioning(DESIGN))
                .isEqualTo(new VaultBuild(true, true, false, 0, false, List.of()));
        assertThat(provisioning().createContainer(DESIGN))
                .isEqualTo(new VaultBuild(true, true, true, 0, false, List.of()));
        assertThat(provisioning().setPolicy(DESIGN)).isEqualTo(new VaultBuild(true, true, true, 30, false, List.of()));
        assertThat(provisioning().lockPolicy(DESIGN)).isEqualTo(new VaultBuild(true, true, true, 30, true, List.of()));
        assertThat(provisioning().observe(DESIGN)).isEqualTo(new VaultBuild(true, true, true, 30, true, List.of()));
    }

    @Test
    void a_part_that_is_there_is_left_as_it_is() {
        make();
        long writes = tenant().writesOf(DESIGN.accountId());
        VaultBuild locked = provisioning().lockPolicy(DESIGN);
        assertThat(make()).isEqualTo(locked);
        assertThat(tenant().writesOf(DESIGN.accountId())).isEqualTo(writes);
    }

    @Test
    void what_is_not_as_designed_is_told_and_not_changed() {
        make();
        assertThat(provisioning().setPolicy(LONGER).policyDays()).isEqualTo(30);
        assertThat(provisioning().observe(LONGER).differences())
                .singleElement()
                .asString()
                .contains("30 days")
                .contains("60");
    }

    @Test
    void a_policy_that_is_not_as_designed_is_never_locked() {
        make();
        assertThatThrownBy(() -> provisioning().lockPolicy(LONGER)).hasStackTraceContaining("AzureConflict");
        assertThat(provisioning().observe(DESIGN).locked()).isFalse();
    }

    private VaultBuild make() {
        provisioning().createAccount(DESIGN);
        provisioning().enableVersioning(DESIGN);
        provisioning().createContainer(DESIGN);
        return provisioning().setPolicy(DESIGN);
    }
}
