package dev.cordon.capability.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.fake.Seed;
import dev.cordon.fake.TestTenant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link NetworkActivities} keeps. */
public abstract class NetworkContract {
    private static final NsgOrder ORDER = new NsgOrder(Seed.NIC_APP, Seed.QUARANTINE);

    protected abstract NetworkActivities network();

    protected abstract TestTenant tenant();

    @BeforeEach
    void seed() {
        tenant().reset();
    }

    @Test
    void observing_tells_region_and_group() {
        NicState nic = network().observe(Seed.NIC_APP);
        assertThat(nic.location()).isEqualTo("westeurope");
        assertThat(nic.nsg()).isEqualTo(Seed.NSG_APP);
        assertThat(nic.etag()).isNotBlank();
    }

    @Test
    void observing_an_interface_without_a_group_says_so() {
        assertThat(network().observe(Seed.NIC_WEB).nsg()).isNull();
    }

    @Test
    void an_interface_that_is_not_there_is_not_found() {
        NicId gone = new NicId(Seed.NIC_APP.id() + "-gone");
        assertThatThrownBy(() -> network().observe(gone)).hasStackTraceContaining("AzureNotFound");
    }

    @Test
    void attaching_a_group_is_seen_when_read_again() {
        NsgAttachment attached = network().attachNsg(ORDER);
        assertThat(attached.written()).isTrue();
        NicState after = network().observe(Seed.NIC_APP);
        assertThat(after.nsg()).isEqualTo(Seed.QUARANTINE);
        assertThat(after.etag()).isEqualTo(attached.etag());
    }

    @Test
    void an_interface_that_has_the_group_already_is_not_written() {
        network().attachNsg(ORDER);
        assertThat(network().attachNsg(ORDER).written()).isFalse();
        assertThat(tenant().writesOf(Seed.NIC_APP.id())).isEqualTo(1);
    }

    @Test
    void restoring_brings_back_the_group_of_before() {
        NicState before = network().observe(Seed.NIC_APP);
        network().attachNsg(ORDER);
        assertThat(network().restoreNsg(ORDER, before).restored()).isTrue();
        assertThat(network().observe(Seed.NIC_APP).nsg()).isEqualTo(Seed.NSG_APP);
    }

    @Test
    void restoring_an_interface_that_had_no_group_takes_the_group_away() {
        NsgOrder order = new NsgOrder(Seed.NIC_WEB, Seed.QUARANTINE);
        NicState before = network().observe(Seed.NIC_WEB);
        network().attachNsg(order);
        assertThat(network().restoreNsg(order, before).restored()).isTrue();
        assertThat(network().observe(Seed.NIC_WEB).nsg()).isNull();
    }

    @Test
    void restoring_leaves_alone_what_somebody_changed_meanwhile() {
        NicState before = network().observe(Seed.NIC_APP);
        network().attachNsg(ORDER);
        tenant().somebodyAttaches(Seed.NIC_APP, Seed.NSG_DB);
        assertThat(network().restoreNsg(ORDER, before).restored()).isFalse();
        assertThat(network().observe(Seed.NIC_APP).nsg()).isEqualTo(Seed.NSG_DB);
    }

    @Test
    void restoring_twice_is_restoring_once() {
        NicState before = network().observe(Seed.NIC_APP);
        network().attachNsg(ORDER);
        network().restoreNsg(ORDER, before);
        assertThat(network().restoreNsg(ORDER, before).restored()).isTrue();
        assertThat(tenant().writesOf(Seed.NIC_APP.id())).isEqualTo(2);
    }

    @Test
    void an_interface_in_quarantine_is_isolated_by_effective_rules() {
        network().attachNsg(ORDER);
        IsolationCheck check = network().verifyIsolation(question(Seed.NIC_APP, true));
        assertThat(check.openings()).isEmpty();
        assertThat(check.isolated()).isTrue();
        assertThat(check.basis()).isEqualTo(IsolationCheck.Basis.EFFECTIVE_RULES);
    }

    @Test
    void an_interface_of_a_stopped_machine_is_judged_by_its_groups() {
        network().attachNsg(new NsgOrder(Seed.NIC_DB, Seed.QUARANTINE));
        IsolationCheck check = network().verifyIsolation(question(Seed.NIC_DB, false));
        assertThat(check.openings()).isEmpty();
        assertThat(check.basis()).isEqualTo(IsolationCheck.Basis.ATTACHED_GROUPS);
    }

    @Test
    void an_interface_that_is_not_in_quarantine_is_not_isolated() {
        assertThat(network().verifyIsolation(question(Seed.NIC_APP, true)).isolated())
                .isFalse();
        assertThat(network().verifyIsolation(question(Seed.NIC_DB, false)).isolated())
                .isFalse();
    }

    @Test
    void a_loosened_quarantine_isolates_nothing() {
        network().attachNsg(ORDER);
        network().attachNsg(new NsgOrder(Seed.NIC_DB, Seed.QUARANTINE));
        tenant().somebodyLoosens(Seed.QUARANTINE);
        assertThat(network().verifyIsolation(question(Seed.NIC_APP, true)).isolated())
                .isFalse();
        assertThat(network().verifyIsolation(question(Seed.NIC_DB, false)).isolated())
                .isFalse();
    }

    private static IsolationQuestion question(NicId nic, boolean running) {
        return new IsolationQuestion(nic, Seed.QUARANTINE, List.of(Seed.RESPONDERS), running);
    }
}
