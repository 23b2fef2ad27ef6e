package dev.cordon.capability.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.fake.TestTenant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        assertThat(provisioning().observe(DESIGN)).isEqualTo(asDesigned(false, false, false, 0, false, null));
    }

    @Test
    void a_vault_is_made_part_by_part() {
        assertThat(provisioning().createAccount(DESIGN)).isEqualTo(asDesigned(true, false, false, 0, false, null));
        assertThat(provisioning().enableVersioning(DESIGN)).isEqualTo(asDesigned(true, true, false, 0, false, null));
        VaultBuild build = provisioning().createContainer(DESIGN);
        String url = build.url();
        assertThat(url).startsWith("https://").endsWith("/" + DESIGN.container());
        assertThat(build).isEqualTo(asDesigned(true, true, true, 0, false, url));
        assertThat(provisioning().setPolicy(DESIGN)).isEqualTo(asDesigned(true, true, true, 30, false, url));
        assertThat(provisioning().lockPolicy(DESIGN)).isEqualTo(asDesigned(true, true, true, 30, true, url));
        assertThat(provisioning().observe(DESIGN)).isEqualTo(asDesigned(true, true, true, 30, true, url));
    }

    private static VaultBuild asDesigned(
            boolean account, boolean versioning, boolean container, int days, boolean locked, @Nullable String url) {
        return new VaultBuild(account, versioning, container, days, locked, List.of(), List.of(), url);
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

    @Test
    void an_account_that_allows_public_access_is_unfit_and_never_locked_before_that_is_mended() {
        make();
        tenant().somebodyOpens(DESIGN.accountId());
        VaultBuild build = provisioning().observe(DESIGN);
        assertThat(build.unfit()).singleElement().asString().contains("anybody may read");
        assertThat(build.differences()).containsExactlyElementsOf(build.unfit());
        assertThatThrownBy(() -> provisioning().lockPolicy(DESIGN))
                .hasStackTraceContaining("AzureRefused")
                .hasStackTraceContaining("anybody may read");
        assertThat(provisioning().observe(DESIGN).locked()).isFalse();

        tenant().somebodyCloses(DESIGN.accountId());
        assertThat(provisioning().lockPolicy(DESIGN).locked()).isTrue();
    }

    private VaultBuild make() {
        provisioning().createAccount(DESIGN);
        provisioning().enableVersioning(DESIGN);
        provisioning().createContainer(DESIGN);
        return provisioning().setPolicy(DESIGN);
    }
}
