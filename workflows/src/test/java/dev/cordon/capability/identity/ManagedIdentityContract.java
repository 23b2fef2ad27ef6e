package dev.cordon.capability.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.fake.Seed;
import dev.cordon.fake.TestTenant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link ManagedIdentityActivities} keeps. */
public abstract class ManagedIdentityContract {
    protected abstract ManagedIdentityActivities identities();

    protected abstract TestTenant tenant();

    @BeforeEach
    void seed() {
        tenant().reset();
    }

    @Test
    void observing_names_every_identity_and_what_it_may_do() {
        AssignedIdentities app = identities().observe(Seed.APP);
        assertThat(app.systemAssignedPrincipalId()).isNotBlank();
        assertThat(app.userAssigned())
                .extracting(identity -> identity.id().substring(identity.id().lastIndexOf('/') + 1))
                .containsExactlyInAnyOrder("id-app-reader", "id-app-deploy");
        assertThat(app.roleAssignments())
                .extracting(RoleAssignment::principalId)
                .contains(app.systemAssignedPrincipalId())
                .contains(app.userAssigned().get(0).principalId());
        assertThat(app.roleAssignments())
                .allSatisfy(role -> assertThat(role.roleName()).isNotBlank());
    }

    @Test
    void a_machine_without_identities_has_none() {
        assertThat(identities().observe(Seed.WEB).none()).isTrue();
    }

    @Test
    void a_machine_that_is_not_there_is_not_found() {
        assertThatThrownBy(() -> identities().observe(Seed.MISSING)).hasStackTraceContaining("AzureNotFound");
    }

    @Test
    void detaching_leaves_no_identity_of_either_kind() {
        assertThat(identities().detachAll(Seed.APP).none()).isTrue();
        assertThat(identities().observe(Seed.APP).none()).isTrue();
        assertThat(identities().detachAll(Seed.DR).none()).isTrue();
        assertThat(identities().detachAll(Seed.DB).none()).isTrue();
    }

    @Test
    void detaching_twice_writes_once() {
        identities().detachAll(Seed.APP);
        identities().detachAll(Seed.APP);
        assertThat(tenant().writesOf(Seed.APP.id())).isEqualTo(1);
    }

    @Test
    void a_machine_without_identities_is_not_written() {
        identities().detachAll(Seed.WEB);
        assertThat(tenant().writesOf(Seed.WEB.id())).isZero();
    }

    @Test
    void attaching_brings_back_user_assigned_identities_and_a_new_system_assigned_principal() {
        AssignedIdentities before = identities().observe(Seed.APP);
        identities().detachAll(Seed.APP);
        AssignedIdentities after = identities().attach(Seed.APP, before);
        assertThat(after.userAssigned()).containsExactlyInAnyOrderElementsOf(before.userAssigned());
        assertThat(after.systemAssignedPrincipalId()).isNotBlank().isNotEqualTo(before.systemAssignedPrincipalId());
        assertThat(after.roleAssignments())
                .extracting(RoleAssignment::principalId)
                .doesNotContain(after.systemAssignedPrincipalId());
    }

    @Test
    void attaching_twice_is_attaching_once() {
        AssignedIdentities before = identities().observe(Seed.APP);
        identities().detachAll(Seed.APP);
        AssignedIdentities once = identities().attach(Seed.APP, before);
        AssignedIdentities twice = identities().attach(Seed.APP, before);
        assertThat(twice.systemAssignedPrincipalId()).isEqualTo(once.systemAssignedPrincipalId());
        assertThat(twice.userAssigned()).containsExactlyInAnyOrderElementsOf(once.userAssigned());
    }

    @Test
    void a_new_principal_gets_the_roles_of_the_one_whose_place_it_takes() {
        tenant().somebodyLetsCordonGrantRoles();
        RoleGrant grant = grantToNewPrincipal();
        assertThat(grant.roles()).isNotEmpty();
        AssignedIdentities after = identities().grantRoles(Seed.APP, grant);
        assertThat(rolesOf(grant.principalId(), after))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id", "principalId")
                .containsExactlyInAnyOrderElementsOf(grant.roles());
    }

    @Test
    void granting_twice_grants_once() {
        tenant().somebodyLetsCordonGrantRoles();
        RoleGrant grant = grantToNewPrincipal();
        AssignedIdentities once = identities().grantRoles(Seed.APP, grant);
        AssignedIdentities twice = identities().grantRoles(Seed.APP, grant);
        assertThat(twice.roleAssignments()).containsExactlyInAnyOrderElementsOf(once.roleAssignments());
    }

    private RoleGrant grantToNewPrincipal() {
        AssignedIdentities before = identities().observe(Seed.APP);
        identities().detachAll(Seed.APP);
        AssignedIdentities after = identities().attach(Seed.APP, before);
        return new RoleGrant(
                String.valueOf(after.systemAssignedPrincipalId()),
                rolesOf(String.valueOf(before.systemAssignedPrincipalId()), before));
    }

    private static List<RoleAssignment> rolesOf(String principalId, AssignedIdentities identities) {
        return identities.roleAssignments().stream()
                .filter(role -> role.principalId().equals(principalId))
                .toList();
    }
}
