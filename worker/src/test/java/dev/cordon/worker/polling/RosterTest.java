package dev.cordon.worker.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.WorkerRole;
import dev.cordon.capability.paging.Page;
import dev.cordon.capability.paging.PagingActivities;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.fake.FakePolicy;
import dev.cordon.worker.InvalidSetting;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RosterTest {
    private final Stranger compute = new Stranger();
    private final PolicyActivities policy = new FakePolicy();

    @Test
    void an_implementation_goes_to_the_role_that_its_capability_names() {
        Roster roster = roster(Set.of(WorkerRole.RUNBOOKS, WorkerRole.CONTAINMENT), compute, policy);

        assertThat(roster.of(WorkerRole.CONTAINMENT)).containsExactly(compute);
        assertThat(roster.of(WorkerRole.RUNBOOKS)).containsExactly(policy);
    }

    @Test
    void a_role_that_is_not_played_gets_nobody() {
        Roster roster = roster(Set.of(WorkerRole.CONTAINMENT), compute, policy);

        assertThat(roster.roles()).containsExactly(WorkerRole.CONTAINMENT);
        assertThat(roster.of(WorkerRole.RUNBOOKS)).isEmpty();
    }

    @Test
    void a_capability_is_found_on_a_superclass_too() {
        Stranger heir = new Stranger() {};

        assertThat(roster(Set.of(WorkerRole.CONTAINMENT), heir).of(WorkerRole.CONTAINMENT))
                .containsExactly(heir);
    }

    @Test
    void a_role_with_nobody_is_refused_by_the_property_that_asks_for_it() {
        assertThatThrownBy(() -> roster(Set.of(WorkerRole.EVIDENCE), compute))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("cordon.worker.roles: nothing in this worker plays 'evidence'");
    }

    @Test
    void what_carries_out_no_capability_is_refused() {
        assertThatThrownBy(() -> roster(Set.of(WorkerRole.CONTAINMENT), new Object()))
                .hasMessageContaining("java.lang.Object carries out capabilities of []");
    }

    @Test
    void what_carries_out_capabilities_of_two_roles_is_refused() {
        class Both extends Stranger implements PagingActivities {
            @Override
            public void send(Page page) {
                throw new UnsupportedOperationException();
            }
        }

        assertThatThrownBy(() -> roster(Set.of(WorkerRole.CONTAINMENT), new Both()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected exactly one role");
    }

    private static Roster roster(Set<WorkerRole> roles, Object... implementations) {
        return new Roster(roles, List.of(asked -> List.of(implementations)));
    }
}
