package dev.cordon.runbook.isolatevm;

import static dev.cordon.capability.FailureType.CONFLICT;
import static dev.cordon.capability.FailureType.FORBIDDEN;
import static dev.cordon.capability.FailureType.UNREACHABLE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cordon.capability.network.NicId;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.record.BeforeImage;
import dev.cordon.engine.RunStatus;
import dev.cordon.engine.StepState;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.gate.Question;
import dev.cordon.engine.gate.SealedPlan;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.RunbookEnvironment;
import dev.cordon.runbook.isolatevm.IsolationReport.Verdict;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a commander may rely on when a machine is isolated. */
class IsolateVmSpec {
    private final FakeAzure azure = new FakeAzure();
    private final FakePolicy policy = new FakePolicy();
    private final FakeOffice office = new FakeOffice();
    private final RunbookEnvironment runbooks = new RunbookEnvironment(azure, policy, office, true);

    @AfterEach
    void close() {
        runbooks.close();
    }

    @Test
    void every_disk_is_fixed_in_time_before_the_network_and_the_network_before_the_identities() {
        runbooks.isolate(Seed.APP);
        List<String> changes = azure.changes();
        assertThat(changes.subList(0, 3))
                .containsExactlyInAnyOrder(
                        "snapshot.take disk-app-01-os",
                        "snapshot.take disk-app-01-data-01",
                        "snapshot.take disk-app-01-data-02");
        assertThat(changes.subList(3, 5))
                .containsExactlyInAnyOrder("network.attachNsg nic-app-01", "network.attachNsg nic-app-01-mgmt");
        assertThat(changes.subList(5, 8))
                .containsExactly(
                        "identity.detachAll vm-app-01",
                        "compute.mergeTags vm-app-01",
                        "activitylog.export rg-workload-prod");
        assertThat(changes).hasSize(8);
    }

    @Test
    void the_machine_is_read_before_the_first_change_and_after_the_last() {
        runbooks.isolate(Seed.APP);
        List<String> journal = azure.journal();
        assertThat(journal.get(0)).isEqualTo("compute.observe vm-app-01");
        assertThat(journal.subList(journal.indexOf("activitylog.export rg-workload-prod") + 1, journal.size()))
                .contains(
                        "compute.observe vm-app-01",
                        "identity.observe vm-app-01",
                        "network.verifyIsolation nic-app-01",
                        "network.verifyIsolation nic-app-01-mgmt");
    }

    @Test
    void the_report_tells_before_done_and_what_remains_exposed() {
        IsolationReport report = runbooks.isolate(Seed.APP);
        assertThat(report.verdict()).isEqualTo(Verdict.CONTAINED);
        BeforeImage before = requireNonNull(report.before());
        assertThat(before.nics()).extracting(nic -> nic.nsg()).containsExactly(Seed.NSG_APP, Seed.NSG_APP);
        assertThat(before.identities().count()).isEqualTo(3);
        assertThat(report.done().snapshots()).hasSize(3);
        assertThat(report.done().identitiesDetached()).hasSize(3).contains("system-assigned");
        assertThat(report.done().activityLog()).isNotNull();
        assertThat(report.exposures())
                .extracting(Exposure::kind)
                .containsExactly(
                        Exposure.Kind.ESTABLISHED_FLOWS,
                        Exposure.Kind.IDENTITY_TOKENS,
                        Exposure.Kind.ACTIVITY_LOG_LATE);
        assertThat(report.memory()).startsWith("not collected");
        assertThat(report.steps()).extracting(StepStatus::state).containsOnly(StepState.DONE);
        assertThat(azure.records()).containsExactly("before-image.json", "report.json");
        assertThat(report.reversible())
                .containsExactly(
                        "tags incident_id, ir-hold.ir-2026-05-23-001, ir-status, isolated_at as before",
                        "system-assigned identity, id-app-reader, id-app-deploy attached again, the system-assigned one"
                                + " with a new principal and without its old roles",
                        "nic-app-01-mgmt: back to nsg-app",
                        "nic-app-01: back to nsg-app");
    }

    @Test
    void time_to_contain_counts_from_the_alert_where_one_is_known() {
        IsolationReport report = runbooks.isolate(
                RunbookEnvironment.request(Seed.APP, Map.of("alertedAt", runbooks.ago(Duration.ofMinutes(2)))));
        assertThat(report.time().seconds()).isGreaterThanOrEqualTo(120.0).isLessThan(240.0);
        assertThat(report.time().targetSeconds()).isEqualTo(300);
    }

    @Test
    void a_machine_in_another_region_gets_the_quarantine_group_of_that_region() {
        assertThat(runbooks.isolate(Seed.DR).done().nics())
                .extracting(nic -> nic.nsg())
                .containsExactly(Seed.QUARANTINE_NEU);
    }

    @Test
    void a_stopped_machine_is_judged_by_its_groups_and_the_report_says_so() {
        IsolationReport report = runbooks.isolate(Seed.DB);
        assertThat(report.verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(report.exposures()).extracting(Exposure::kind).contains(Exposure.Kind.EFFECTIVE_RULES_UNKNOWN);
    }

    @Test
    void without_a_quarantine_group_for_the_region_nothing_is_changed() {
        policy.containment(new ContainmentPolicy(
                Seed.EVIDENCE_GROUP,
                Seed.POLICY.quarantineNsgs().subList(0, 1),
                List.of(Seed.RESPONDERS),
                Seed.POLICY.vaultContainer(),
                Duration.ofMinutes(5)));
        WorkflowStub run = runbooks.start(RunbookEnvironment.request(Seed.DR, Map.of()));
        Question question = runbooks.question(run); // asked although the severity is High: the plan cannot succeed
        assertThat(requireNonNull(run.query("plan", SealedPlan.class)).plan().findings())
                .extracting(Finding::words)
                .containsExactly("No quarantine group is configured for region northeurope");
        runbooks.decide(run, question, "refuse", "carol@contoso.com");
        assertThat(run.getResult(IsolationReport.class).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(azure.changes()).isEmpty();
    }

    @Test
    void a_machine_that_cannot_be_snapshotted_keeps_its_network() {
        azure.fail("snapshot.take disk-app-01-data-02", FORBIDDEN.failure("no permission to read the disk", null));
        ApplicationFailure failure = runbooks.heldThenStopped(Seed.APP);
        assertThat(failure.getType()).isEqualTo("Stopped");
        assertThat(failure.getOriginalMessage())
                .isEqualTo("stopped by carol@contoso.com after step 'snapshot every disk' failed: no permission to read"
                        + " the disk; nothing was undone");
        assertThat(azure.changes()).allMatch(change -> change.startsWith("snapshot.take"));
    }

    @Test
    void a_failure_after_the_first_change_undoes_nothing_and_accounts_for_what_was_done() {
        azure.fail("identity.detachAll vm-app-01", FORBIDDEN.failure("no permission to write the machine", null));
        ApplicationFailure failure = runbooks.heldThenStopped(Seed.APP);
        IsolationReport report = failure.getDetails().get(IsolationReport.class);
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(report.done().nics()).hasSize(2);
        assertThat(report.done().identitiesDetached()).isEmpty();
        assertThat(report.reversible()).contains("nic-app-01: back to nsg-app");
        assertThat(report.steps())
                .extracting(StepStatus::state)
                .containsExactly(
                        StepState.DONE,
                        StepState.DONE,
                        StepState.DONE,
                        StepState.DONE,
                        StepState.DONE,
                        StepState.DONE,
                        StepState.HELD,
                        StepState.PENDING,
                        StepState.PENDING,
                        StepState.PENDING,
                        StepState.PENDING,
                        StepState.PENDING,
                        StepState.PENDING);
        assertThat(azure.changes()).noneMatch(change -> change.contains("restore"));
    }

    @Test
    void of_two_incidents_that_isolate_a_machine_at_once_each_is_contained_with_its_own_hold() {
        azure.before("compute.mergeTags vm-app-01", () -> {
            azure.somebodyTags(Seed.APP, "ir-hold.INC-OTHER", "2026-05-23T02:59:00Z");
            azure.before("compute.observe vm-app-01", () -> azure.somebodyTags(Seed.APP, "incident_id", "INC-OTHER"));
        });
        assertThat(runbooks.isolate(Seed.APP).verdict()).isEqualTo(Verdict.CONTAINED);
    }

    @Test
    void a_conflict_is_tried_again() {
        azure.fail("network.attachNsg nic-app-01", CONFLICT.failure("somebody wrote it", null));
        assertThat(runbooks.isolate(Seed.APP).verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(azure.changes())
                .filteredOn("network.attachNsg nic-app-01"::equals)
                .hasSize(2);
    }

    @Test
    void while_azure_cannot_be_reached_the_run_says_so_and_waits() {
        ApplicationFailure[] outage = new ApplicationFailure[8];
        Arrays.setAll(outage, n -> UNREACHABLE.failure("management endpoint: connection refused", null));
        azure.fail("compute.observe vm-app-01", outage);
        WorkflowStub run = runbooks.start(RunbookEnvironment.request(Seed.APP, Map.of()));
        RunStatus waiting =
                runbooks.statusOnce(run, status -> status.steps().get(0).state() == StepState.WAITING);
        assertThat(waiting.steps().get(0).note()).contains("connection refused").contains("trying again");
        assertThat(run.getResult(IsolationReport.class).verdict()).isEqualTo(Verdict.CONTAINED);
    }

    @Test
    void a_machine_that_can_still_be_reached_is_not_called_contained() {
        azure.somebodyLoosens(Seed.QUARANTINE);
        ApplicationFailure failure = runbooks.heldThenStopped(Seed.APP);
        assertThat(failure.getType()).isEqualTo("NotContained");
        assertThat(failure.getOriginalMessage()).contains("nic-app-01: lets everything in");
        IsolationReport report = failure.getDetails().get(IsolationReport.class);
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_CONTAINED);
        assertThat(report.time().seconds()).isNull();
    }

    @Test
    void an_interface_attached_meanwhile_is_noticed() {
        azure.before(
                "activitylog.export rg-workload-prod",
                () -> azure.somebodyAddsInterface(Seed.APP, new NicId(Seed.NIC_APP.id() + "-new")));
        assertThat(runbooks.heldThenStopped(Seed.APP).getOriginalMessage())
                .contains("nic-app-01-new: attached after the isolation began, and not quarantined");
    }

    @Test
    void a_missing_machine_fails_the_run_at_once_and_names_it() {
        ApplicationFailure failure = runbooks.fails(RunbookEnvironment.request(Seed.MISSING, Map.of()));
        assertThat(failure.getType()).isEqualTo("BadRequest");
        assertThat(failure.getOriginalMessage())
                .startsWith("vmId: there is no machine ")
                .contains("vm-gone-01");
        assertThat(azure.changes()).isEmpty();
    }

    @Test
    void cancelling_ends_the_step_in_progress_and_leaves_what_was_done() {
        WorkflowStub run = runbooks.start(RunbookEnvironment.request(Seed.APP, Map.of()));
        azure.before("network.attachNsg nic-app-01", run::cancel);
        WorkflowFailedException ended =
                catchThrowableOfType(WorkflowFailedException.class, () -> run.getResult(IsolationReport.class));
        assertThat(ended.getWorkflowCloseEventType()).isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED);
        assertThat(ended).hasCauseInstanceOf(CanceledFailure.class);
        assertThat(azure.changes())
                .contains("network.attachNsg nic-app-01", "network.attachNsg nic-app-01-mgmt")
                .doesNotContain("identity.detachAll vm-app-01")
                .noneMatch(change -> change.contains("restore"));
        assertThat(azure.records()).contains("report.json");
    }

    @Test
    void the_run_can_be_found_by_incident_severity_target_phase_and_time_to_contain() {
        WorkflowStub run = runbooks.start(RunbookEnvironment.request(Seed.APP, Map.of("severity", "high")));
        run.getResult(IsolationReport.class);
        Map<String, Object> attributes = runbooks.searchAttributes(run);
        assertThat(attributes)
                .containsEntry("IncidentId", "ir-2026-05-23-001")
                .containsEntry("Severity", "High")
                .containsEntry("Target", Seed.APP.id())
                .containsEntry("RunbookPhase", "contained")
                .containsKey("TimeToContainSeconds");
    }
}
