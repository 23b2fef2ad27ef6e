package dev.cordon.capability.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.vault.VaultState.Immutability;
import dev.cordon.capability.vault.VaultState.ProtectedAppends;
import dev.cordon.fake.TestTenant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link VaultActivities} keeps. */
public abstract class VaultContract {
    protected abstract VaultActivities vault();

    protected abstract TestTenant tenant();

    @BeforeEach
    void seed() {
        tenant().reset();
    }

    @Test
    void a_vault_that_is_what_it_has_to_be_falls_short_of_nothing() {
        VaultCheck check = check(365, "westeurope");
        assertThat(check.shortcomings()).isEmpty();
        assertThat(check.provenance()).isNotNull();
        VaultState state = check.state();
        assertThat(state.container()).isEqualTo(tenant().vaultContainer());
        assertThat(state.accountId()).endsWith("/providers/Microsoft.Storage/storageAccounts/stforensicirprodweu");
        assertThat(state.region()).isEqualTo("westeurope");
        assertThat(state.immutability()).isEqualTo(Immutability.CONTAINER);
        assertThat(state.locked()).isTrue();
        assertThat(state.retentionDays()).isEqualTo(2555);
        assertThat(state.appends()).isEqualTo(ProtectedAppends.NONE);
        assertThat(state.versioning()).isTrue();
        assertThat(state.publicAccess()).isFalse();
        assertThat(state.legalHolds()).isEmpty();
    }

    @Test
    void any_region_will_do_where_none_is_named() {
        assertThat(check(365).shortcomings()).isEmpty();
    }

    @Test
    void too_short_a_retention_is_told() {
        assertThat(check(3650, "westeurope").shortcomings())
                .singleElement()
                .asString()
                .contains("2555 days");
    }

    @Test
    void another_region_is_told() {
        assertThat(check(365, "northeurope", "swedencentral").shortcomings())
                .singleElement()
                .asString()
                .contains("westeurope")
                .contains("northeurope, swedencentral");
    }

    @Test
    void a_container_that_is_not_there_is_not_found() {
        VaultExpectation missing = new VaultExpectation(tenant().vaultContainer() + "-gone", 365, List.of());
        assertThatThrownBy(() -> vault().check(missing)).hasStackTraceContaining("AzureNotFound");
    }

    private VaultCheck check(int days, String... regions) {
        return vault().check(new VaultExpectation(tenant().vaultContainer(), days, List.of(regions)));
    }
}
