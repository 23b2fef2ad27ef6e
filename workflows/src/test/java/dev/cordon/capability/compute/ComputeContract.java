package dev.cordon.capability.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cordon.fake.Seed;
import dev.cordon.fake.TestTenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link ComputeActivities} keeps. */
public abstract class ComputeContract {
    private static final TagChange ISOLATED =
            new TagChange(Seed.APP, Map.of("incident_id", "ir-1", "ir-status", "isolated", "owner", "responders"));

    protected abstract ComputeActivities compute();

    protected abstract TestTenant tenant();

    @BeforeEach
    void seed() {
        tenant().reset();
    }

    @Test
    void observing_names_every_disk_the_os_disk_first() {
        assertThat(compute().observe(Seed.APP).disks())
                .extracting(disk -> disk.disk().name(), AttachedDisk::role)
                .containsExactly(
                        tuple("disk-app-01-os", AttachedDisk.Role.OS),
                        tuple("disk-app-01-data-01", AttachedDisk.Role.DATA),
                        tuple("disk-app-01-data-02", AttachedDisk.Role.DATA));
    }

    @Test
    void observing_names_every_interface_the_primary_one_first() {
        assertThat(compute().observe(Seed.APP).nics())
                .extracting(nic -> nic.name())
                .containsExactly("nic-app-01", "nic-app-01-mgmt");
    }

    @Test
    void observing_tells_region_power_and_tags() {
        VmState app = compute().observe(Seed.APP);
        assertThat(app.location()).isEqualTo("westeurope");
        assertThat(app.power()).isEqualTo(PowerState.RUNNING);
        assertThat(app.tags()).containsEntry("env", "prod").containsEntry("owner", "payments");
        assertThat(compute().observe(Seed.DB).power()).isEqualTo(PowerState.DEALLOCATED);
    }

    @Test
    void machines_differ_in_their_unique_id_and_keep_it() {
        String app = compute().observe(Seed.APP).uniqueId();
        assertThat(compute().observe(Seed.APP).uniqueId()).isEqualTo(app);
        assertThat(compute().observe(Seed.WEB).uniqueId()).isNotEqualTo(app);
    }

    @Test
    void a_machine_that_is_not_there_is_not_found() {
        assertThatThrownBy(() -> compute().observe(Seed.MISSING))
                .hasStackTraceContaining("AzureNotFound")
                .hasStackTraceContaining("vm-gone-01");
    }

    @Test
    void merging_tags_keeps_the_others() {
        assertThat(compute().mergeTags(ISOLATED).tags())
                .containsEntry("env", "prod")
                .containsEntry("owner", "responders")
                .containsEntry("ir-status", "isolated");
        assertThat(compute().observe(Seed.APP).tags())
                .containsEntry("env", "prod")
                .containsEntry("incident_id", "ir-1");
    }

    @Test
    void restoring_tags_brings_back_old_values_and_removes_new_names() {
        TagSet before = new TagSet(compute().observe(Seed.APP).tags());
        compute().mergeTags(ISOLATED);
        TagRestoration restored = compute().restoreTags(ISOLATED, before);
        assertThat(restored.leftAlone()).isEmpty();
        assertThat(compute().observe(Seed.APP).tags()).isEqualTo(before.tags());
    }

    @Test
    void restoring_tags_that_were_never_merged_leaves_nothing_to_do() {
        TagSet before = new TagSet(compute().observe(Seed.APP).tags());
        assertThat(compute().restoreTags(ISOLATED, before).leftAlone()).isEmpty();
        assertThat(compute().observe(Seed.APP).tags()).isEqualTo(before.tags());
    }

    @Test
    void restoring_tags_leaves_alone_what_somebody_changed_meanwhile() {
        TagSet before = new TagSet(compute().observe(Seed.APP).tags());
        compute().mergeTags(ISOLATED);
        tenant().somebodyTags(Seed.APP, "ir-status", "under-investigation");
        assertThat(compute().restoreTags(ISOLATED, before).leftAlone()).containsExactly("ir-status");
        assertThat(compute().observe(Seed.APP).tags())
                .containsEntry("ir-status", "under-investigation")
                .containsEntry("owner", "payments")
                .doesNotContainKey("incident_id");
    }

    @Test
    void a_name_that_one_machine_bears_is_that_machine_whatever_its_case_and_domain() {
        assertThat(named("vm-app-01")).containsExactly(Seed.APP.id());
        assertThat(named("VM-APP-01")).containsExactly(Seed.APP.id());
        assertThat(named("vm-app-01.corp.contoso.com")).containsExactly(Seed.APP.id());
    }

    @Test
    void a_name_that_two_machines_bear_is_both() {
        assertThat(named("vm-twin-01")).containsExactlyInAnyOrder(Seed.TWIN_BLUE.id(), Seed.TWIN_GREEN.id());
    }

    @Test
    void a_name_that_no_machine_bears_is_none_whatever_it_is() {
        List<String> strange = List.of(
                "vm-gone-01",
                "vm-app",
                "'",
                "\\",
                "') or 1 == 1 //",
                "\\') or 1 == 1 //",
                "vm-app-01\n| project id",
                "*",
                ".corp.contoso.com",
                "");

        assertThat(compute().named(new MachineNames(strange)).names())
                .extracting(NamedMachines.Named::hostName, NamedMachines.Named::ids)
                .containsExactlyElementsOf(strange.stream()
                        .map(name -> tuple(name, List.<String>of()))
                        .toList());
    }

    @Test
    void names_are_looked_for_together_and_each_is_answered() {
        NamedMachines found =
                compute().named(new MachineNames(List.of("vm-web-01", "vm-gone-01", "vm-twin-01", "VM-WEB-01")));

        assertThat(found.of("vm-web-01")).containsExactly(Seed.WEB.id());
        assertThat(found.of("VM-WEB-01")).containsExactly(Seed.WEB.id());
        assertThat(found.of("vm-gone-01")).isEmpty();
        assertThat(found.of("vm-twin-01")).hasSize(2);
        assertThat(compute().named(new MachineNames(List.of())).names()).isEmpty();
    }

    private List<String> named(String name) {
        return compute().named(new MachineNames(List.of(name))).of(name);
    }
}
