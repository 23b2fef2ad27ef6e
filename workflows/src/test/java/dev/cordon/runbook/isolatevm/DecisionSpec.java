package dev.cordon.runbook.isolatevm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.decision.DecisionSource;
import dev.cordon.capability.paging.Page;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.policy.OnSilence;
import dev.cordon.engine.StepState;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.gate.DecisionRecord;
import dev.cordon.engine.gate.DecisionRecord.Outcome;
import dev.cordon.engine.gate.Question;
import dev.cordon.engine.gate.Refusal;
import dev.cordon.engine.gate.SealedPlan;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.RunbookEnvironment;
import dev.cordon.runbook.isolatevm.IsolationReport.Verdict;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who decides, on exactly what, and what never counts. */
class DecisionSpec {
    private static final String ALICE = "alice@contoso.com"; // asks for every run
    private static final String BOB = "bob@contoso.com";
    private static final String CAROL = "carol@contoso.com";

    private final FakeAzure azure = new FakeAzure();
    private final FakePolicy policy = new FakePolicy();
    private final FakeOffice office = new FakeOffice();
    private final RunbookEnvironment runbooks = new RunbookEnvironment(azure, policy, office, true);

    @AfterEach
    void close() {
        runbooks.close();
    }

    @Test
    void silence_is_a_refusal_and_touches_nothing() {
        IsolationReport report = medium().getResult(IsolationReport.class);
        assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.ending()).isEqualTo("nobody decided within 60 minutes; by policy the run ends");
        assertThat(azure.changes()).isEmpty();
    }

    @Test
    void where_the_policy_says_so_silence_escalates_and_the_gate_stays_open() {
        policy.onSilence(OnSilence.ESCALATE);
        WorkflowStub run = medium();
        Question question = runbooks.question(run);
        runbooks.passes(Duration.ofMinutes(61));
        assertThat(office.pages()).extracting(Page::words).anyMatch(words -> words.startsWith("Escalation"));
        runbooks.decide(run, question, "approve", BOB);
        assertThat(run.getResult(IsolationReport.class).verdict()).isEqualTo(Verdict.CONTAINED);
    }

    @Test
    void where_the_policy_says_so_silence_proceeds_and_the_report_says_that_nobody_decided() {
        policy.onSilence(OnSilence.PROCEED);
        IsolationReport report = medium().getResult(IsolationReport.class);
        assertThat(report.verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(report.gate()).isEqualTo("nobody decided within 60 minutes; by policy the run goes on");
    }

    @Test
    void a_run_that_will_miss_its_target_pages_before_it_does() {
        WorkflowStub run = medium();
        Question question = runbooks.question(run);
        runbooks.passes(Duration.ofSeconds(230)); // of 300
        assertThat(office.pages())
                .extracting(Page::words)
                .anyMatch(
                        words -> words.startsWith("vm-app-01 is not contained yet; the target of 300 s is missed at"));
        runbooks.decide(run, question, "approve", BOB);
        assertThat(run.getResult(IsolationReport.class).verdict()).isEqualTo(Verdict.CONTAINED);
    }

    @Test
    void a_run_that_meets_its_target_pages_nobody() {
        assertThat(high().getResult(IsolationReport.class).verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(office.pages()).isEmpty();
    }

    @Test
    void an_approval_lets_the_run_go_on_and_the_report_names_who_and_how_it_is_known() {
        WorkflowStub run = medium();
        Question question = runbooks.question(run);
        Map<String, Object> decision = RunbookEnvironment.decision(question, "approve", BOB);
        decision.put("signature", FakeOffice.VALID);
        assertThat(run.update("decision", DecisionRecord.class, decision).outcome())
                .isEqualTo(Outcome.COUNTED);
        IsolationReport report = run.getResult(IsolationReport.class);
        assertThat(report.verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(report.gate()).isEqualTo("approved by bob@contoso.com");
        assertThat(report.decisions())
                .singleElement()
                .satisfies(record -> assertThat(record.source()).isEqualTo(DecisionSource.AUTHENTICATED));
    }

    @Test
    void a_refusal_ends_the_run_and_touches_nothing() {
        WorkflowStub run = medium();
        runbooks.decide(run, runbooks.question(run), "refuse", BOB);
        IsolationReport report = run.getResult(IsolationReport.class);
        assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.ending()).isEqualTo("refused by bob@contoso.com");
        assertThat(azure.changes()).isEmpty();
    }

    @Test
    void who_asked_for_the_run_cannot_approve_it_in_any_spelling() {
        WorkflowStub run = medium();
        Question question = runbooks.question(run);
        assertThat(refusal(run, question, "approve", "Alice@Contoso.com ")).isEqualTo(Refusal.OWN_REQUEST);
        assertThat(azure.changes()).isEmpty();
    }

    @Test
    void a_protected_machine_asks_for_two_distinct_people_whatever_the_severity() {
        azure.somebodyTags(Seed.APP, "cordon-protected", "domain controller");
        WorkflowStub run = runbooks.start(RunbookEnvironment.request(Seed.APP, Map.of("severity", "High")));
        Question question = runbooks.question(run);
        assertThat(send(run, question, "approve", BOB).outcome()).isEqualTo(Outcome.COUNTED);
        assertThat(refusal(run, question, "approve", BOB)).isEqualTo(Refusal.SAME_PERSON);
        assertThat(azure.changes()).isEmpty();
        assertThat(send(run, question, "approve", CAROL).outcome()).isEqualTo(Outcome.COUNTED);
        assertThat(run.getResult(IsolationReport.class).gate())
                .isEqualTo("approved by bob@contoso.com and carol@contoso.com");
    }

    @Test
    void a_decision_that_comes_before_its_gate_is_kept_and_counts_when_it_opens() {
        String hash = hashOfADryRun();
        WorkflowStub run =
                runbooks.startHeldBack(azure, RunbookEnvironment.request(Seed.APP, Map.of("severity", "Low")));
        DecisionRecord kept = run.update(
                "decision",
                DecisionRecord.class,
                Map.of(
                        "gate",
                        "isolate",
                        "run",
                        run.getExecution().getRunId(),
                        "planHash",
                        hash,
                        "choice",
                        "approve",
                        "decider",
                        BOB));
        assertThat(kept.outcome()).isEqualTo(Outcome.KEPT);
        azure.letGo();
        IsolationReport report = run.getResult(IsolationReport.class);
        assertThat(report.gate()).isEqualTo("approved by bob@contoso.com");
        assertThat(report.decisions()).extracting(DecisionRecord::outcome).containsExactly(Outcome.COUNTED);
    }

    @Test
    void what_does_not_count_is_recorded_with_its_reason() {
        policy.accepts(DecisionSource.AUTHENTICATED);
        WorkflowStub run = medium();
        Question question = runbooks.question(run);
        assertThat(refusal(run, question, "approve", BOB)).isEqualTo(Refusal.SOURCE_NOT_ACCEPTED);
        assertThat(refusal(run, altered(question, "run", "another-run"))).isEqualTo(Refusal.OTHER_RUN);
        assertThat(refusal(run, altered(question, "planHash", "0000"))).isEqualTo(Refusal.PLAN_MOVED);
        assertThat(refusal(run, altered(question, "gate", "release"))).isEqualTo(Refusal.OTHER_GATE);
        assertThat(refusal(run, altered(question, "gate", "hold-1-snapshot"))).isEqualTo(Refusal.NOT_OPEN);
        assertThat(refusal(run, altered(question, "choice", "maybe"))).isEqualTo(Refusal.NO_SUCH_CHOICE);
        assertThat(refusal(run, altered(question, "signature", "forged"))).isEqualTo(Refusal.BAD_SIGNATURE);
        run.signal("decide", "yes, go");
        Map<String, Object> good = altered(question, "signature", FakeOffice.VALID);
        run.update("decision", DecisionRecord.class, good);
        IsolationReport report = run.getResult(IsolationReport.class);
        assertThat(report.decisions())
                .extracting(DecisionRecord::refusal)
                .containsExactly(
                        Refusal.SOURCE_NOT_ACCEPTED,
                        Refusal.OTHER_RUN,
                        Refusal.PLAN_MOVED,
                        Refusal.OTHER_GATE,
                        Refusal.NOT_OPEN,
                        Refusal.NO_SUCH_CHOICE,
                        Refusal.BAD_SIGNATURE,
                        Refusal.UNREADABLE,
                        null);
    }

    @Test
    void a_decision_after_the_gate_closed_is_late() {
        azure.fail("identity.detachAll vm-app-01", FailureType.FORBIDDEN.failure("no permission", null));
        WorkflowStub run = medium();
        Question gate = runbooks.question(run);
        runbooks.decide(run, gate, "approve", BOB);
        Question hold = runbooks.question(run, question -> question.gate().startsWith("hold-"));
        assertThat(refusal(run, gate, "approve", CAROL)).isEqualTo(Refusal.LATE);
        runbooks.decide(run, hold, "stop", CAROL);
        assertThat(runbooks.failure(run).getType()).isEqualTo("Stopped");
    }

    @Test
    void a_plan_that_moved_asks_again_and_shows_what_moved() {
        WorkflowStub run = medium();
        Question first = runbooks.question(run);
        azure.somebodyAttaches(Seed.NIC_APP, Seed.NSG_DB);
        runbooks.decide(run, first, "approve", BOB);
        Question second =
                runbooks.question(run, question -> !question.planHash().equals(first.planHash()));
        assertThat(second.asks())
                .contains("nic-app-01: swap network security group, was 'nsg-app', is 'nsg-db', will be"
                        + " 'nsg-ir-quarantine'");
        assertThat(azure.changes()).isEmpty();
        assertThat(refusal(run, first, "approve", CAROL)).isEqualTo(Refusal.PLAN_MOVED);
        runbooks.decide(run, second, "approve", BOB);
        IsolationReport report = run.getResult(IsolationReport.class);
        assertThat(report.verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(report.reversible()).contains("nic-app-01: back to nsg-db");
    }

    @Test
    void a_plan_that_cannot_succeed_asks_even_where_the_policy_does_not() {
        azure.finds(new Finding(
                Finding.Kind.MISSING_PERMISSION,
                Finding.Weight.BLOCKS,
                Seed.APP.id(),
                "the worker may not write the machine"));
        WorkflowStub run = runbooks.start(RunbookEnvironment.request(Seed.APP, Map.of("severity", "High")));
        runbooks.decide(run, runbooks.question(run), "refuse", BOB);
        assertThat(run.getResult(IsolationReport.class).verdict()).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void a_dry_run_shows_the_plan_and_touches_nothing() {
        IsolationReport report = runbooks.isolate(RunbookEnvironment.request(Seed.APP, Map.of("dryRun", true)));
        assertThat(report.verdict()).isEqualTo(Verdict.DRY_RUN);
        SealedPlan plan = Objects.requireNonNull(report.plan());
        assertThat(plan.plan().changes()).hasSize(3 + 2 + 1 + 1 + 1);
        assertThat(plan.hash()).isNotBlank();
        assertThat(azure.changes()).isEmpty();
        assertThat(azure.records()).isEmpty();
    }

    @Test
    void a_dry_run_of_an_old_alert_pages_nobody() {
        IsolationReport report = runbooks.isolate(RunbookEnvironment.request(
                Seed.APP, Map.of("dryRun", true, "alertedAt", runbooks.ago(Duration.ofHours(1)))));
        assertThat(report.verdict()).isEqualTo(Verdict.DRY_RUN);
        assertThat(office.pages()).isEmpty();
    }

    @Test
    void a_record_that_cannot_be_kept_when_a_run_ends_is_paged_before_it_does() {
        azure.fail("record.keep report.json", FailureType.FORBIDDEN.failure("no permission on the vault", null));
        WorkflowStub run = medium();
        runbooks.decide(run, runbooks.question(run), "refuse", BOB);
        assertThat(run.getResult(IsolationReport.class).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(office.pages())
                .extracting(Page::words)
                .contains("the record could not be kept: no permission on the vault");
    }

    @Test
    void a_failed_step_leaves_the_machine_cut_off_until_a_human_decides() {
        azure.fail("identity.detachAll vm-app-01", FailureType.FORBIDDEN.failure("no permission", null));
        WorkflowStub run = high();
        Question hold = runbooks.question(run);
        assertThat(hold.gate()).isEqualTo("hold-1-detach-identities");
        assertThat(hold.asks()).isEqualTo("Step 'detach every identity' failed: no permission. What now?");
        assertThat(runbooks.searchAttributes(run))
                .containsEntry("AwaitingDecision", true)
                .containsEntry("RunbookPhase", "hold:detach-identities");
        runbooks.passes(Duration.ofMinutes(31));
        assertThat(office.pages()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(azure.changes()).noneMatch(change -> change.contains("restore"));
        runbooks.decide(run, hold, "retry", ALICE);
        assertThat(run.getResult(IsolationReport.class).verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(runbooks.searchAttributes(run)).containsEntry("AwaitingDecision", false);
    }

    @Test
    void a_step_that_may_be_skipped_is_gone_on_without_and_the_report_says_so() {
        azure.fail("snapshot.take disk-app-01-os", FailureType.FORBIDDEN.failure("no permission", null));
        WorkflowStub run = high();
        runbooks.decide(run, runbooks.question(run), "skip", CAROL);
        IsolationReport report = run.getResult(IsolationReport.class);
        assertThat(report.verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(report.done().snapshots()).hasSize(2);
        assertThat(report.steps())
                .filteredOn(step -> step.state() == StepState.SKIPPED)
                .extracting(StepStatus::step)
                .containsExactly("snapshot");
    }

    @Test
    void the_network_step_cannot_be_skipped() {
        azure.fail("network.attachNsg nic-app-01", FailureType.LOCKED.failure("locked", null));
        WorkflowStub run = high();
        Question hold = runbooks.question(run);
        assertThat(refusal(run, hold, "skip", CAROL)).isEqualTo(Refusal.NO_SUCH_CHOICE);
        runbooks.decide(run, hold, "stop", CAROL);
        assertThat(runbooks.failure(run).getType()).isEqualTo("Stopped");
    }

    @Test
    void rolling_back_takes_two_people_and_puts_everything_back_in_reverse_order() {
        azure.fail("activitylog.export rg-workload-prod", FailureType.FORBIDDEN.failure("no permission", null));
        WorkflowStub run = high();
        Question hold = runbooks.question(run);
        runbooks.decide(run, hold, "roll-back", BOB);
        assertThat(azure.changes()).noneMatch(change -> change.contains("restore"));
        runbooks.decide(run, hold, "roll-back", CAROL);
        IsolationReport report = run.getResult(IsolationReport.class);
        assertThat(report.verdict()).isEqualTo(Verdict.ROLLED_BACK);
        List<String> changes = azure.changes();
        assertThat(changes.subList(changes.size() - 4, changes.size()))
                .containsExactly(
                        "compute.restoreTags vm-app-01",
                        "identity.attach vm-app-01",
                        "network.restoreNsg nic-app-01-mgmt",
                        "network.restoreNsg nic-app-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "network.attachNsg nic-app-01-mgmt",
                "identity.detachAll vm-app-01",
                "compute.mergeTags vm-app-01",
                "activitylog.export rg-workload-prod"
            })
    void rolling_back_after_any_step_leaves_the_machine_as_it_was(String failing) {
        String before = azure.describe(Seed.APP);
        azure.fail(failing, FailureType.FORBIDDEN.failure("no permission", null));
        WorkflowStub run = high();
        Question hold = runbooks.question(run);
        runbooks.decide(run, hold, "roll-back", BOB);
        runbooks.decide(run, hold, "roll-back", CAROL);
        assertThat(run.getResult(IsolationReport.class).verdict()).isEqualTo(Verdict.ROLLED_BACK);
        assertThat(azure.describe(Seed.APP)).isEqualTo(before);
    }

    @Test
    void before_anything_was_changed_there_is_nothing_to_roll_back() {
        azure.fail("snapshot.take disk-app-01-os", FailureType.FORBIDDEN.failure("no permission", null));
        WorkflowStub run = high();
        Question hold = runbooks.question(run);
        assertThat(hold.choices()).extracting(choice -> choice.name()).containsExactly("retry", "skip", "stop");
        runbooks.decide(run, hold, "stop", CAROL);
        assertThat(runbooks.failure(run).getType()).isEqualTo("Stopped");
    }

    @Test
    void rolling_back_leaves_alone_what_somebody_changed_meanwhile_and_names_it() {
        azure.fail("activitylog.export rg-workload-prod", FailureType.FORBIDDEN.failure("no permission", null));
        WorkflowStub run = high();
        Question hold = runbooks.question(run);
        azure.somebodyAttaches(Seed.NIC_APP, Seed.NSG_DB);
        runbooks.decide(run, hold, "roll-back", BOB);
        runbooks.decide(run, hold, "roll-back", CAROL);
        ApplicationFailure failure = runbooks.failure(run);
        assertThat(failure.getType()).isEqualTo("NotUndone");
        assertThat(failure.getOriginalMessage())
                .contains("nic-app-01: back to nsg-app: somebody gave it nsg-db meanwhile; left alone");
    }

    private WorkflowStub medium() {
        return runbooks.start(RunbookEnvironment.request(Seed.APP, Map.of("severity", "Medium")));
    }

    private WorkflowStub high() {
        return runbooks.start(RunbookEnvironment.request(Seed.APP, Map.of("severity", "High")));
    }

    private String hashOfADryRun() {
        SealedPlan plan = runbooks.isolate(
                        RunbookEnvironment.request(Seed.APP, Map.of("dryRun", true, "severity", "Low")))
                .plan();
        return Objects.requireNonNull(plan).hash();
    }

    private static Map<String, Object> altered(Question question, String field, String value) {
        Map<String, Object> decision = RunbookEnvironment.decision(question, "approve", BOB);
        decision.put(field, value);
        return decision;
    }

    private static DecisionRecord send(WorkflowStub run, Question question, String choice, String decider) {
        return run.update("decision", DecisionRecord.class, RunbookEnvironment.decision(question, choice, decider));
    }

    private static @Nullable Refusal refusal(WorkflowStub run, Question question, String choice, String decider) {
        return send(run, question, choice, decider).refusal();
    }

    private static @Nullable Refusal refusal(WorkflowStub run, Map<String, Object> decision) {
        return run.update("decision", DecisionRecord.class, decision).refusal();
    }
}
