package dev.cordon.azure.contract;

import static dev.cordon.capability.plan.Finding.Kind.ALREADY_CONTAINED;
import static dev.cordon.capability.plan.Finding.Kind.DISK_NOT_EXPORTABLE;
import static dev.cordon.capability.plan.Finding.Kind.DISK_NOT_SNAPSHOTTABLE;
import static dev.cordon.capability.plan.Finding.Kind.EVIDENCE_GROUP_MISSING;
import static dev.cordon.capability.plan.Finding.Kind.EVIDENCE_GROUP_UNLOCKED;
import static dev.cordon.capability.plan.Finding.Kind.MACHINE_NOT_RUNNING;
import static dev.cordon.capability.plan.Finding.Kind.MISSING_PERMISSION;
import static dev.cordon.capability.plan.Finding.Kind.NO_DELETE_LOCK;
import static dev.cordon.capability.plan.Finding.Kind.QUARANTINE_NSG_ELSEWHERE;
import static dev.cordon.capability.plan.Finding.Kind.QUARANTINE_NSG_KEEPS_FLOWS;
import static dev.cordon.capability.plan.Finding.Kind.QUARANTINE_NSG_LOOSENED;
import static dev.cordon.capability.plan.Finding.Kind.QUARANTINE_NSG_MISSING;
import static dev.cordon.capability.plan.Finding.Kind.READ_ONLY_LOCK;
import static dev.cordon.capability.plan.Finding.Kind.SNAPSHOT_QUOTA;
import static dev.cordon.capability.plan.Finding.Kind.VAULT_MISSING;
import static dev.cordon.capability.plan.Finding.Kind.VAULT_NOT_LOCKED;
import static dev.cordon.capability.plan.Finding.Weight.BLOCKS;
import static dev.cordon.capability.plan.Finding.Weight.INFORMS;
import static dev.cordon.capability.plan.Finding.Weight.WARNS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.compute.ArmComputeActivities;
import dev.cordon.azure.identity.ArmManagedIdentityActivities;
import dev.cordon.azure.network.ArmNetworkActivities;
import dev.cordon.azure.preflight.ArmContainmentPreflight;
import dev.cordon.azure.preflight.ArmEvidencePreflight;
import dev.cordon.capability.compute.AttachedDisk;
import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.compute.DiskId;
import dev.cordon.capability.compute.HoldTag;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.evidence.SnapshotId;
import dev.cordon.capability.identity.ManagedIdentityActivities;
import dev.cordon.capability.network.NetworkActivities;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.network.NsgId;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.policy.QuarantineNsg;
import dev.cordon.capability.preflight.ContainmentPreflight;
import dev.cordon.capability.preflight.EvidencePreflight;
import dev.cordon.capability.preflight.MachineUnderPlan;
import dev.cordon.fake.Seed;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.testing.TestActivityEnvironment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that can stand in the way of a containment is arranged in the range, and found before anything changes. */
@TestInstance(Lifecycle.PER_CLASS)
class PreflightTest {
    private static final DiskId OS_DISK = Seed.disk("disk-app-01-os");

    @SuppressWarnings("NullAway.Init")
    private RangeTenant tenant;

    @SuppressWarnings("NullAway.Init")
    private Azure azure;

    @SuppressWarnings("NullAway.Init")
    private TestActivityEnvironment worker;

    @BeforeAll
    void start(@TempDir Path folder) {
        tenant = new RangeTenant(folder);
        azure = tenant.azure();
        azure.warmUp();
    }

    @BeforeEach
    void seed() {
        tenant.reset();
        worker = TestActivityEnvironment.newInstance();
        worker.registerActivitiesImplementations(
                new ArmComputeActivities(azure),
                new ArmNetworkActivities(azure),
                new ArmManagedIdentityActivities(azure),
                new ArmContainmentPreflight(azure),
                new ArmEvidencePreflight(azure, Clock.systemUTC()));
    }

    @AfterEach
    void leave() {
        worker.close();
    }

    @AfterAll
    void stop() {
        azure.close();
        tenant.close();
    }

    @Test
    void nothing_stands_in_the_way_of_containing_a_seeded_machine() {
        for (VmId vm : List.of(Seed.APP, Seed.WEB, Seed.DR)) {
            assertThat(containment(under(vm))).isEmpty();
            assertThat(evidence(under(vm))).isEmpty();
        }
    }

    @Test
    void a_read_only_lock_is_named_once_with_all_that_it_holds() {
        tenant.owner().locks(Owner.GROUP, "ReadOnly");
        assertThat(containment(under(Seed.APP)))
                .containsExactly(new Finding(
                        READ_ONLY_LOCK,
                        BLOCKS,
                        Owner.GROUP,
                        "The ReadOnly lock freeze on resource group rg-workload-prod lets nobody change vm-app-01,"
                                + " nic-app-01 and nic-app-01-mgmt: the machine cannot be contained before somebody"
                                + " removes it. Cordon removes no lock."));
    }

    @Test
    void a_read_only_lock_on_one_interface_is_found() {
        tenant.owner().locks(Seed.NIC_APP_MGMT.id(), "ReadOnly");
        assertOnly(containment(under(Seed.APP)), READ_ONLY_LOCK, BLOCKS, Seed.NIC_APP_MGMT.id());
    }

    @Test
    void a_read_only_lock_on_the_subscription_holds_machine_and_evidence() {
        tenant.owner().locks(Owner.SUBSCRIPTION, "ReadOnly");
        assertOnly(containment(under(Seed.APP)), READ_ONLY_LOCK, BLOCKS, Owner.SUBSCRIPTION);
        assertOnly(evidence(under(Seed.APP)), READ_ONLY_LOCK, BLOCKS, Owner.SUBSCRIPTION);
    }

    @Test
    void a_read_only_lock_on_a_quarantine_group_warns() {
        tenant.owner().locks(Seed.QUARANTINE.id(), "ReadOnly");
        assertOnly(containment(under(Seed.APP)), READ_ONLY_LOCK, WARNS, Seed.QUARANTINE.id());
    }

    @Test
    void a_lock_against_deletion_hinders_no_containment() {
        tenant.owner().locks(Owner.GROUP, "CanNotDelete");
        assertOnly(containment(under(Seed.APP)), NO_DELETE_LOCK, INFORMS, Owner.GROUP);
    }

    @Test
    void a_quarantine_group_that_is_not_there_is_found() {
        NsgId gone = new NsgId(Seed.QUARANTINE.id() + "-gone");
        assertOnly(
                containment(under(Seed.APP, quarantine("westeurope", gone))),
                QUARANTINE_NSG_MISSING,
                BLOCKS,
                gone.id());
    }

    @Test
    void a_region_without_a_quarantine_group_is_found() {
        assertOnly(
                containment(under(Seed.APP, quarantine("northeurope", Seed.QUARANTINE_NEU))),
                List.of(QUARANTINE_NSG_MISSING, QUARANTINE_NSG_MISSING),
                BLOCKS,
                Seed.NIC_APP.id(),
                Seed.NIC_APP_MGMT.id());
    }

    @Test
    void a_quarantine_group_in_another_region_is_found() {
        assertOnly(
                containment(under(Seed.APP, quarantine("westeurope", Seed.QUARANTINE_NEU))),
                QUARANTINE_NSG_ELSEWHERE,
                BLOCKS,
                Seed.QUARANTINE_NEU.id());
    }

    @Test
    void a_quarantine_group_in_another_subscription_is_found() {
        NsgId foreign = new NsgId(Seed.QUARANTINE.id().replace(Seed.WORKLOAD, "c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02"));
        assertOnly(
                containment(under(Seed.WEB, quarantine("westeurope", foreign))),
                QUARANTINE_NSG_ELSEWHERE,
                BLOCKS,
                Seed.NIC_WEB.id());
    }

    @Test
    void a_loosened_quarantine_group_is_found_with_the_rule_that_loosens_it() {
        tenant.somebodyLoosens(Seed.QUARANTINE);
        List<Finding> findings = containment(under(Seed.APP));
        assertOnly(findings, QUARANTINE_NSG_LOOSENED, WARNS, Seed.QUARANTINE.id());
        assertThat(findings.get(0).words()).contains("rule temporary-access of nsg-ir-quarantine");
    }

    @Test
    void a_quarantine_group_for_other_responders_than_configured_is_found() {
        ContainmentPolicy policy = new ContainmentPolicy(
                Seed.EVIDENCE_GROUP,
                Seed.POLICY.quarantineNsgs(),
                List.of("10.98.0.0/24"),
                tenant.vaultContainer(),
                Duration.ofMinutes(5));
        assertOnly(containment(under(Seed.APP, policy)), QUARANTINE_NSG_LOOSENED, WARNS, Seed.QUARANTINE.id());
    }

    @Test
    void a_quarantine_group_that_leaves_connections_alone_is_found() {
        tenant.owner().stopsFlushing(Seed.QUARANTINE);
        assertOnly(containment(under(Seed.APP)), QUARANTINE_NSG_KEEPS_FLOWS, WARNS, Seed.QUARANTINE.id());
    }

    @Test
    void a_machine_that_does_not_run_is_told() {
        List<Finding> findings = containment(under(Seed.DB));
        assertOnly(findings, MACHINE_NOT_RUNNING, INFORMS, Seed.DB.id());
        assertThat(findings.get(0).words()).startsWith("vm-db-01 is not running (deallocated): ");
    }

    @Test
    void a_contained_machine_is_told_with_the_incident_that_holds_it() {
        tenant.somebodyAttaches(Seed.NIC_APP, Seed.QUARANTINE);
        assertThat(containment(under(Seed.APP))).isEmpty();
        tenant.somebodyAttaches(Seed.NIC_APP_MGMT, Seed.QUARANTINE);
        tenant.somebodyTags(Seed.APP, HoldTag.name("ir-7"), "contained");
        List<Finding> findings = containment(under(Seed.APP));
        assertOnly(findings, ALREADY_CONTAINED, INFORMS, Seed.APP.id());
        assertThat(findings.get(0).words())
                .isEqualTo("vm-app-01 has its quarantine groups already, held by incident ir-7.");
    }

    @Test
    void an_action_that_the_worker_may_not_do_is_named_with_what_it_is_needed_for() {
        tenant.owner().takesAway("Cordon Containment", "Microsoft.Network/*/write");
        assertThat(containment(under(Seed.WEB)))
                .containsExactly(new Finding(
                        MISSING_PERMISSION,
                        BLOCKS,
                        Seed.NIC_WEB.id(),
                        "Cordon's identity lacks Microsoft.Network/networkInterfaces/write on nic-web-01: it cannot"
                                + " cut it off."));
    }

    @Test
    void an_interface_cannot_be_written_without_the_right_to_what_it_refers_to() {
        String address = tenant.owner().publishes(Seed.NIC_WEB);
        assertThat(containment(under(Seed.WEB))).isEmpty();
        tenant.owner().takesAway("Cordon Containment", "Microsoft.Network/publicIPAddresses/join/action");
        assertOnly(containment(under(Seed.WEB)), MISSING_PERMISSION, BLOCKS, address);
    }

    @Test
    void what_only_a_release_needs_warns() {
        tenant.owner()
                .takesAway("Cordon Containment", "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action");
        assertThat(containment(under(Seed.APP)))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.weight()).isEqualTo(WARNS))
                .allSatisfy(finding -> assertThat(finding.kind()).isEqualTo(MISSING_PERMISSION));
    }

    @Test
    void a_machine_without_identities_needs_no_permission_to_detach_them() {
        tenant.owner().takesAway("Cordon Containment", "Microsoft.Compute/virtualMachines/write");
        assertThat(containment(under(Seed.WEB))).isEmpty();
        assertOnly(containment(under(Seed.APP)), MISSING_PERMISSION, BLOCKS, Seed.APP.id());
    }

    @Test
    void what_the_worker_may_not_see_is_a_finding_and_no_failure() {
        tenant.owner().takesAway("Cordon Containment", "Microsoft.Authorization/locks/read");
        tenant.owner().takesAway("Cordon Evidence", "Microsoft.Authorization/locks/read");
        assertOnly(containment(under(Seed.APP)), MISSING_PERMISSION, WARNS, Owner.SUBSCRIPTION);
        assertOnly(evidence(under(Seed.APP)), MISSING_PERMISSION, WARNS, Owner.SUBSCRIPTION);
    }

    @Test
    void an_evidence_group_that_is_not_there_is_found() {
        ContainmentPolicy policy = new ContainmentPolicy(
                "rg-nowhere",
                Seed.POLICY.quarantineNsgs(),
                Seed.POLICY.responderSubnets(),
                tenant.vaultContainer(),
                Duration.ofMinutes(5));
        assertOnly(
                evidence(under(Seed.APP, policy)),
                EVIDENCE_GROUP_MISSING,
                BLOCKS,
                Owner.SUBSCRIPTION + "/resourceGroups/rg-nowhere");
    }

    @Test
    void an_evidence_group_whose_snapshots_can_be_deleted_is_found() {
        tenant.owner().unlocks(Owner.EVIDENCE_GROUP, "ir-evidence-keep");
        assertOnly(evidence(under(Seed.APP)), EVIDENCE_GROUP_UNLOCKED, WARNS, Owner.EVIDENCE_GROUP);
    }

    @Test
    void an_evidence_group_that_cannot_be_written_to_is_found() {
        tenant.owner().locks(Owner.EVIDENCE_GROUP, "ReadOnly");
        assertOnly(evidence(under(Seed.APP)), READ_ONLY_LOCK, BLOCKS, Owner.EVIDENCE_GROUP);
    }

    @Test
    void a_disk_that_was_snapshotted_too_often_of_late_is_found() {
        for (int number = 1; number <= 5; number++) {
            snapshot(number);
        }
        assertOnly(evidence(under(Seed.APP)), SNAPSHOT_QUOTA, WARNS, OS_DISK.id());
        snapshot(6);
        snapshot(7);
        assertOnly(evidence(under(Seed.APP)), SNAPSHOT_QUOTA, BLOCKS, OS_DISK.id());
    }

    @Test
    void a_disk_whose_bytes_cannot_be_carried_away_is_found() {
        tenant.owner().setsDisk(OS_DISK, "networkAccessPolicy", "DenyAll");
        tenant.owner().setsDisk(Seed.disk("disk-app-01-data-01"), "publicNetworkAccess", "Disabled");
        assertOnly(
                evidence(under(Seed.APP)),
                List.of(DISK_NOT_EXPORTABLE, DISK_NOT_EXPORTABLE),
                WARNS,
                Seed.disk("disk-app-01-data-01").id(),
                OS_DISK.id());
    }

    @Test
    void a_disk_that_waits_for_an_upload_is_found() {
        tenant.owner().setsDisk(OS_DISK, "diskState", "ActiveUpload");
        assertOnly(evidence(under(Seed.APP)), DISK_NOT_SNAPSHOTTABLE, BLOCKS, OS_DISK.id());
    }

    @Test
    void a_disk_that_azure_does_not_know_is_found() {
        DiskId ephemeral = Seed.disk("disk-ephemeral");
        assertOnly(
                evidence(withDisks(under(Seed.WEB), new AttachedDisk(ephemeral, AttachedDisk.Role.OS))),
                DISK_NOT_SNAPSHOTTABLE,
                BLOCKS,
                ephemeral.id());
    }

    @Test
    void a_machine_whose_os_disk_is_not_managed_is_told() {
        assertOnly(evidence(withDisks(under(Seed.WEB))), DISK_NOT_SNAPSHOTTABLE, WARNS, Seed.WEB.id());
    }

    @Test
    void a_vault_that_is_not_there_is_found() {
        String url = tenant.vaultContainer() + "-gone";
        assertOnly(evidence(under(Seed.APP, vault(url))), VAULT_MISSING, BLOCKS, url);
        tenant.owner().opensAccountToWorker();
        assertOnly(evidence(under(Seed.APP, vault(url))), VAULT_MISSING, BLOCKS, url);
    }

    @Test
    void a_vault_that_forgets_is_found() {
        String url = tenant.vaultContainer() + "-open";
        tenant.owner().opensAccountToWorker();
        tenant.owner().makesContainer("ir-evidence-open");
        List<Finding> without = evidence(under(Seed.APP, vault(url)));
        assertOnly(without, VAULT_NOT_LOCKED, WARNS, url);
        assertThat(without.get(0).words()).contains("has no immutability policy:");
        tenant.owner().protectsForADay("ir-evidence-open");
        List<Finding> unlocked = evidence(under(Seed.APP, vault(url)));
        assertOnly(unlocked, VAULT_NOT_LOCKED, WARNS, url);
        assertThat(unlocked.get(0).words()).contains("has an immutability policy that is not locked:");
    }

    @Test
    void a_vault_that_the_worker_may_not_write_to_is_found() {
        String url = tenant.vaultContainer() + "-open";
        tenant.owner().makesContainer("ir-evidence-open");
        assertThat(evidence(under(Seed.APP, vault(url))))
                .filteredOn(finding -> finding.weight() == BLOCKS)
                .extracting(Finding::kind, Finding::words)
                .containsExactly(tuple(
                        MISSING_PERMISSION,
                        "Cordon's identity lacks Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write"
                                + " and Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read on"
                                + " ir-evidence-open: it cannot write evidence and read evidence back."));
    }

    @Test
    void a_vault_whose_lock_cannot_be_seen_is_told() {
        tenant.owner().takesAway("Cordon Evidence", "Microsoft.Storage/storageAccounts/read");
        List<Finding> findings = evidence(under(Seed.APP));
        assertOnly(findings, VAULT_NOT_LOCKED, WARNS, tenant.vaultContainer());
        assertThat(findings.get(0).words()).contains("cannot be seen");
    }

    @Test
    void nothing_is_written() {
        containment(under(Seed.APP));
        evidence(under(Seed.APP));
        assertThat(tenant.writes()).isZero();
    }

    private void snapshot(int number) {
        tenant.somebodySnapshots(
                new SnapshotId(Owner.EVIDENCE_GROUP + "/providers/Microsoft.Compute/snapshots/theirs-" + number),
                OS_DISK);
    }

    private List<Finding> containment(MachineUnderPlan machine) {
        return stub(ContainmentPreflight.class).containment(machine).findings();
    }

    private List<Finding> evidence(MachineUnderPlan machine) {
        return stub(EvidencePreflight.class).evidence(machine).findings();
    }

    private MachineUnderPlan under(VmId vm) {
        return under(vm, vault(tenant.vaultContainer()));
    }

    private MachineUnderPlan under(VmId vm, ContainmentPolicy policy) {
        VmState state = stub(ComputeActivities.class).observe(vm);
        List<NicState> nics = state.nics().stream()
                .map(stub(NetworkActivities.class)::observe)
                .toList();
        return new MachineUnderPlan(
                state, nics, stub(ManagedIdentityActivities.class).observe(vm), policy);
    }

    private static MachineUnderPlan withDisks(MachineUnderPlan machine, AttachedDisk... disks) {
        VmState vm = machine.vm();
        return new MachineUnderPlan(
                new VmState(vm.vm(), vm.uniqueId(), vm.location(), vm.power(), List.of(disks), vm.nics(), Map.of()),
                machine.nics(),
                machine.identities(),
                machine.policy());
    }

    private static ContainmentPolicy vault(String url) {
        return new ContainmentPolicy(
                Seed.EVIDENCE_GROUP,
                Seed.POLICY.quarantineNsgs(),
                Seed.POLICY.responderSubnets(),
                url,
                Duration.ofMinutes(5));
    }

    private ContainmentPolicy quarantine(String location, NsgId nsg) {
        return new ContainmentPolicy(
                Seed.EVIDENCE_GROUP,
                List.of(new QuarantineNsg(location, nsg)),
                Seed.POLICY.responderSubnets(),
                tenant.vaultContainer(),
                Duration.ofMinutes(5));
    }

    private static void assertOnly(List<Finding> findings, Finding.Kind kind, Finding.Weight weight, String resource) {
        assertOnly(findings, List.of(kind), weight, resource);
    }

    private static void assertOnly(
            List<Finding> findings, List<Finding.Kind> kinds, Finding.Weight weight, String... resources) {
        assertThat(findings).extracting(Finding::kind).containsExactlyElementsOf(kinds);
        assertThat(findings).extracting(Finding::weight).containsOnly(weight);
        assertThat(findings).extracting(Finding::resource).containsExactly(resources);
    }

    private <T> T stub(Class<T> capability) {
        return worker.newActivityStub(
                capability,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(1))
                        .setHeartbeatTimeout(Duration.ofSeconds(10))
                        .setRetryOptions(
                                RetryOptions.newBuilder().setMaximumAttempts(1).build())
                        .build());
    }
}
