package dev.cordon.runbook.releasevm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.plan.Finding;
import dev.cordon.engine.gate.Question;
import dev.cordon.engine.gate.SealedPlan;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.RunbookEnvironment;
import dev.cordon.runbook.isolatevm.IsolationReport;
import dev.cordon.runbook.releasevm.ReleaseReport.Verdict;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What reopening a machine puts back, what it asks about, and when it refuses. */
class ReleaseVmSpec {
    private static final String INCIDENT = "ir-2026-05-23-001";

    private final FakeAzure azure = new FakeAzure();
    private final FakePolicy policy = new FakePolicy();
    private final RunbookEnvironment runbooks = new RunbookEnvironment(azure, policy, new FakeOffice(), true);

    @AfterEach
    void close() {
        runbooks.close();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void a_released_machine_is_as_it_was_but_for_the_new_principal(VmId vm) {
        String before = azure.describe(vm);
        runbooks.isolate(vm);
        assertThat(azure.describe(vm)).isNotEqualTo(before);
        ReleaseReport report = runbooks.released(vm);
        assertThat(report.verdict()).isEqualTo(Verdict.RELEASED);
        assertThat(azure.describe(vm)).isEqualTo(before);
    }

    static List<VmId> machines() {
        return List.of(Seed.APP, Seed.WEB, Seed.DB, Seed.DR); // both identity kinds, no group, stopped, other region
    }

    @Test
    void what_containment_did_last_is_put_back_first() {
        runbooks.isolate(Seed.APP);
        int from = azure.changes().size();
        runbooks.released(Seed.APP);
        List<String> changes = azure.changes();
        assertThat(changes.subList(from, changes.size()))
                .containsExactly(
                        "compute.restoreTags vm-app-01",
                        "identity.attach vm-app-01",
                        "network.restoreNsg nic-app-01-mgmt",
                        "network.restoreNsg nic-app-01");
    }

    @Test
    void roles_of_the_old_principal_are_listed_and_granted_only_when_asked() {
        runbooks.isolate(Seed.APP);
        ReleaseReport report = runbooks.released(Seed.APP);
        assertThat(report.lostRoles()).extracting(role -> role.principalId()).containsExactly("principal-app");
        assertThat(azure.changes()).doesNotContain("identity.grantRoles vm-app-01");
    }

    @Test
    void roles_are_granted_to_the_new_principal_when_asked() {
        runbooks.isolate(Seed.APP);
        ReleaseReport report =
                runbooks.approvedRelease(Seed.APP, Map.of("grantRoles", true)).getResult(ReleaseReport.class);
        assertThat(report.lostRoles()).isEmpty();
        assertThat(azure.changes()).contains("identity.grantRoles vm-app-01");
    }

    @Test
    void a_machine_that_was_isolated_twice_is_as_it_was_the_second_time() {
        runbooks.isolate(Seed.APP);
        runbooks.released(Seed.APP);
        azure.somebodyAttaches(Seed.NIC_APP, Seed.NSG_DB);
        String before = azure.describe(Seed.APP);
        runbooks.isolate(Seed.APP);
        assertThat(runbooks.released(Seed.APP).verdict()).isEqualTo(Verdict.RELEASED);
        assertThat(azure.describe(Seed.APP)).isEqualTo(before);
    }

    @Test
    void one_approval_does_not_reopen_a_machine() {
        policy.expiresAfter(Duration.ofSeconds(3));
        runbooks.isolate(Seed.APP);
        int before = azure.changes().size();
        WorkflowStub run = runbooks.release(Seed.APP, Map.of());
        runbooks.decide(run, runbooks.question(run), "approve", "bob@contoso.com");
        assertThat(run.getResult(ReleaseReport.class).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(azure.changes()).hasSize(before);
    }

    @Test
    void what_somebody_else_changed_is_asked_about_and_left_when_decided_so() {
        runbooks.isolate(Seed.APP);
        azure.somebodyAttaches(Seed.NIC_APP, Seed.NSG_DB);
        WorkflowStub run = runbooks.approvedRelease(Seed.APP, Map.of());
        Question conflict = runbooks.question(run, question -> question.gate().equals("conflict-nic-app-01"));
        assertThat(conflict.asks()).contains("nic-app-01 has nsg-db, which is neither the quarantine group nor");
        runbooks.decide(run, conflict, "leave", "carol@contoso.com");
        ApplicationFailure failure = runbooks.failure(run);
        assertThat(failure.getType()).isEqualTo("NotRestored");
        assertThat(failure.getOriginalMessage())
                .contains("nic-app-01 has nsg-db")
                .contains("left as it is by decision");
    }

    @Test
    void what_somebody_else_changed_is_overwritten_only_when_decided_so() {
        String before = azure.describe(Seed.APP);
        runbooks.isolate(Seed.APP);
        azure.somebodyAttaches(Seed.NIC_APP, Seed.NSG_DB);
        WorkflowStub run = runbooks.approvedRelease(Seed.APP, Map.of());
        Question conflict = runbooks.question(run, question -> question.gate().equals("conflict-nic-app-01"));
        runbooks.decide(run, conflict, "overwrite", "carol@contoso.com");
        assertThat(run.getResult(ReleaseReport.class).verdict()).isEqualTo(Verdict.RELEASED);
        assertThat(azure.describe(Seed.APP)).isEqualTo(before);
    }

    @Test
    void a_failing_undo_is_gone_past_and_named() {
        runbooks.isolate(Seed.APP);
        azure.fail(
                "identity.attach vm-app-01", FailureType.FORBIDDEN.failure("no permission to assign identities", null));
        ApplicationFailure failure = runbooks.failure(runbooks.approvedRelease(Seed.APP, Map.of()));
        assertThat(failure.getType()).isEqualTo("NotRestored");
        assertThat(failure.getOriginalMessage()).contains("identities: no permission to assign identities");
        assertThat(azure.changes()).contains("network.restoreNsg nic-app-01", "network.restoreNsg nic-app-01-mgmt");
    }

    @Test
    void while_another_incident_holds_the_machine_it_is_not_reopened() {
        String before = azure.describe(Seed.APP);
        runbooks.isolate(Seed.APP);
        IsolationReport second =
                runbooks.isolate(RunbookEnvironment.request(Seed.APP, Map.of("incidentId", "ir-second")));
        assertThat(second.verdict()).isEqualTo(IsolationReport.Verdict.CONTAINED);
        assertThat(second.done().snapshots()).hasSize(3).noneMatch(snapshot -> snapshot.adopted());
        ReleaseReport refused = runbooks.release(Seed.APP, Map.of()).getResult(ReleaseReport.class);
        assertThat(refused.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(refused.ending())
                .isEqualTo("refused: ir-second still holds the machine; release it from there first");

        ReleaseReport givenUp = runbooks.approvedRelease(Seed.APP, Map.of("incidentId", "ir-second"))
                .getResult(ReleaseReport.class);
        assertThat(givenUp.verdict()).isEqualTo(Verdict.HOLD_GIVEN_UP);
        assertThat(runbooks.released(Seed.APP).verdict()).isEqualTo(Verdict.RELEASED);
        assertThat(azure.describe(Seed.APP)).isEqualTo(before);
    }

    @Test
    void without_a_recorded_before_image_nothing_is_touched() {
        WorkflowStub run = runbooks.release(Seed.APP, Map.of());
        Question hold = runbooks.question(run);
        assertThat(hold.asks()).contains("has no before-image of " + Seed.APP.id());
        runbooks.decide(run, hold, "stop", "carol@contoso.com");
        assertThat(runbooks.failure(run).getType()).isEqualTo("Stopped");
        assertThat(azure.changes()).isEmpty();
    }

    @Test
    void a_planted_before_image_reopens_nothing_and_is_named_to_those_who_approve() {
        String before = azure.describe(Seed.APP);
        runbooks.isolate(Seed.APP);
        String recorded = azure.record("before-image.json");
        azure.somebodyWrites(
                INCIDENT + "/planted/before-image.json", "planted", Seed.APP, recorded.replace("nsg-app", "nsg-evil"));
        WorkflowStub run = runbooks.release(Seed.APP, Map.of());
        Question question = runbooks.question(run);
        assertThat(findings(run))
                .singleElement()
                .asString()
                .startsWith("the before-image was not vouched for as it should be: passed over: ")
                .contains("/planted/before-image.json: no custody record of run planted names it");
        runbooks.decide(run, question, "approve", "bob@contoso.com");
        runbooks.decide(run, question, "approve", "carol@contoso.com");
        assertThat(run.getResult(ReleaseReport.class).verdict()).isEqualTo(Verdict.RELEASED);
        assertThat(azure.describe(Seed.APP)).isEqualTo(before);
    }

    @Test
    void a_machine_whose_isolation_goes_on_can_be_released_and_those_who_approve_know_that_nobody_signed() {
        String before = azure.describe(Seed.APP);
        azure.fail("custody.seal manifest", FailureType.FORBIDDEN.failure("no permission on the key", null));
        WorkflowStub isolation = runbooks.start(RunbookEnvironment.request(Seed.APP, Map.of()));
        runbooks.question(isolation);
        WorkflowStub run = runbooks.release(Seed.APP, Map.of());
        Question question = runbooks.question(run);
        assertThat(findings(run)).singleElement().asString().contains("has no manifest yet");
        runbooks.decide(run, question, "approve", "bob@contoso.com");
        runbooks.decide(run, question, "approve", "carol@contoso.com");
        assertThat(run.getResult(ReleaseReport.class).verdict()).isEqualTo(Verdict.RELEASED);
        assertThat(azure.describe(Seed.APP)).isEqualTo(before);
    }

    private static List<String> findings(WorkflowStub run) {
        return run.query("plan", SealedPlan.class).plan().findings().stream()
                .map(Finding::words)
                .toList();
    }
}
