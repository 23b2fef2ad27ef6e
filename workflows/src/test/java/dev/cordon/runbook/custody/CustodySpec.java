package dev.cordon.runbook.custody;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.StoredObject;
import dev.cordon.capability.paging.Page;
import dev.cordon.capability.policy.VaultPolicy;
import dev.cordon.engine.custody.Manifest;
import dev.cordon.engine.gate.Question;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.FakeVault;
import dev.cordon.fake.SealedRecords;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.RunbookEnvironment;
import dev.cordon.runbook.isolatevm.IsolationReport;
import dev.cordon.runbook.isolatevm.IsolationReport.Verdict;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a run leaves behind for those who did not watch it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CustodySpec {
    private static final String BOB = "bob@contoso.com";
    private static final String CAROL = "carol@contoso.com";
    private static final String INCIDENT = "ir-2026-05-23-001";

    private final FakeAzure azure = new FakeAzure();
    private final FakePolicy policy = new FakePolicy();
    private final FakeOffice office = new FakeOffice();
    private final RunbookEnvironment runbooks = new RunbookEnvironment(azure, policy, office, true);

    @AfterEach
    void close() {
        runbooks.close();
    }

    @Test
    void every_piece_of_evidence_has_one_record_and_the_manifest_seals_their_chain() {
        WorkflowStub run = high();
        assertThat(run.getResult(IsolationReport.class).verdict()).isEqualTo(Verdict.CONTAINED);

        SealedRecords left = left(run);
        assertThat(left.chained()).isTrue();
        List<String> evidence =
                left.custody().stream().map(CustodyRecord::evidenceId).toList();
        assertThat(evidence.subList(0, 2)).containsExactly("vault", "before-image.json");
        assertThat(evidence.subList(2, 5)) // each as it was taken
                .containsExactlyInAnyOrder(
                        "snapshot/disk-app-01-os", "snapshot/disk-app-01-data-01", "snapshot/disk-app-01-data-02");
        assertThat(evidence.subList(5, evidence.size()))
                .containsExactly(
                        "memory/vm-app-01", "activity-log/rg-workload-prod", "images/vm-app-01", "report.json");
        Manifest manifest = left.manifest();
        assertThat(manifest.verdict()).isEqualTo("CONTAINED");
        assertThat(manifest.notCollected()).hasSize(2).first().asString().startsWith("memory/vm-app-01: not collected");
        assertThat(manifest.retention()).isEqualTo(FakeVault.LOCKED);
        assertThat(manifest.fromOutside()).isFalse();
    }

    @Test
    void a_record_says_who_asked_who_approved_and_where_in_the_history_it_stands() {
        WorkflowStub run = runbooks.start(RunbookEnvironment.request(Seed.APP, Map.of("severity", "Medium")));
        runbooks.decide(run, runbooks.question(run), "approve", BOB);
        run.getResult(IsolationReport.class);

        CustodyRecord snapshot = left(run).custody().stream()
                .filter(record -> record.evidenceId().equals("snapshot/disk-app-01-os"))
                .findFirst()
                .orElseThrow();
        assertThat(snapshot.requestedBy()).isEqualTo("alice@contoso.com");
        assertThat(snapshot.approvals()).singleElement().satisfies(approval -> {
            assertThat(approval.decider()).isEqualTo(BOB);
            assertThat(approval.gate()).isEqualTo("isolate");
        });
        assertThat(requireNonNull(snapshot.source()).uniqueId()).isEqualTo("unique-disk-app-01-os");
        assertThat(snapshot.run().runId()).isEqualTo(run.getExecution().getRunId());
        assertThat(snapshot.run().eventId()).isPositive();
        Manifest manifest = left(run).manifest();
        assertThat(requireNonNull(manifest.rule()).approvers()).isEqualTo(1);
        assertThat(manifest.decisions()).hasSize(1);
    }

    @Test
    void what_was_planted_under_the_name_of_its_record_is_not_signed_by_the_run() {
        WorkflowStub run = runbooks.start(RunbookEnvironment.request(Seed.APP, Map.of("severity", "Medium")));
        Question gate = runbooks.question(run);
        String folder = INCIDENT + "/" + run.getExecution().getRunId();
        azure.somebodyWrites(
                folder + "/before-image.json", run.getExecution().getRunId(), Seed.APP, "{\"vm\":\"another\"}");
        runbooks.decide(run, gate, "approve", BOB);
        Question hold = runbooks.question(run, question -> !question.gate().equals(gate.gate()));
        assertThat(hold.asks()).contains("before-image.json exists already with other bytes");
        runbooks.decide(run, hold, "stop", CAROL);
        runbooks.failure(run);
        assertThat(left(run).custody()).extracting(CustodyRecord::evidenceId).doesNotContain("before-image.json");
        assertThat(azure.changes()).isEmpty();
    }

    @Test
    void a_run_that_is_stopped_at_its_seal_keeps_and_accounts_for_the_report_that_it_had_kept() {
        azure.fail("custody.seal manifest", FailureType.FORBIDDEN.failure("no permission on the key", null));
        WorkflowStub run = high();
        Question hold = runbooks.question(run);
        String kept = azure.record("report.json");
        runbooks.decide(run, hold, "stop", CAROL);
        run.getResult(IsolationReport.class);
        assertThat(azure.record("report.json")).isEqualTo(kept);
        assertThat(left(run).custody())
                .filteredOn(record -> record.evidenceId().equals("report.json"))
                .hasSize(1);
        assertThat(left(run).chained()).isTrue();
        assertThat(office.pages()).extracting(Page::words).noneMatch(words -> words.contains("could not be kept"));
    }

    @Test
    void a_retry_of_a_report_whose_first_answer_was_lost_writes_the_same_bytes() {
        azure.loseAnswer("record.keep report.json");
        WorkflowStub run = high();
        Question hold = runbooks.question(run);
        String kept = azure.record("report.json");
        runbooks.decide(run, hold, "retry", CAROL);
        assertThat(runbooks.questionOrEnd(run, question -> !question.gate().equals(hold.gate())))
                .isNull();
        assertThat(run.getResult(IsolationReport.class).verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(azure.record("report.json")).isEqualTo(kept);
        assertThat(left(run).chained()).isTrue();
    }

    @Test
    void a_vault_that_is_not_locked_holds_the_run_before_its_first_write() {
        azure.vault(FakeVault.UNLOCKED);
        WorkflowStub run = high();
        Question hold = runbooks.question(run);
        assertThat(hold.asks()).contains("its immutability policy is not locked");
        assertThat(azure.changes()).isEmpty();
        assertThat(azure.records()).isEmpty();
        azure.vault(FakeVault.LOCKED);
        runbooks.decide(run, hold, "retry", CAROL);
        assertThat(run.getResult(IsolationReport.class).verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(left(run).custody())
                .filteredOn(record -> record.action() == Action.VAULT_CHECKED)
                .hasSize(2);
        assertThat(left(run).chained()).isTrue();
    }

    @Test
    void where_the_policy_says_so_a_run_goes_on_with_such_a_vault_and_its_record_says_so() {
        VaultPolicy strict = Seed.VAULT_POLICY;
        policy.vault(new VaultPolicy(
                strict.expectation(), false, false, strict.activityLogAgainAfter(), strict.accessHours()));
        azure.vault(FakeVault.UNLOCKED);
        WorkflowStub run = high();
        assertThat(run.getResult(IsolationReport.class).verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(left(run).custody().get(0).note()).isEqualTo("its immutability policy is not locked");
        assertThat(left(run).manifest().retention()).isEqualTo(FakeVault.UNLOCKED);
    }

    @Test
    void a_refused_run_is_sealed_too() {
        WorkflowStub run = runbooks.start(RunbookEnvironment.request(Seed.APP, Map.of("severity", "Medium")));
        runbooks.decide(run, runbooks.question(run), "refuse", BOB);
        assertThat(run.getResult(IsolationReport.class).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(left(run).chained()).isTrue();
        assertThat(left(run).manifest().verdict()).isEqualTo("REFUSED");
        assertThat(left(run).custody())
                .extracting(CustodyRecord::evidenceId)
                .startsWith("vault")
                .endsWith("report.json");
    }

    @Test
    void a_run_that_ends_before_it_collected_anything_says_what_it_did_not_collect() {
        WorkflowStub run = runbooks.start(RunbookEnvironment.request(Seed.APP, Map.of("severity", "Medium")));
        runbooks.decide(run, runbooks.question(run), "refuse", BOB);
        run.getResult(IsolationReport.class);
        assertThat(left(run).manifest().notCollected())
                .satisfiesExactly(
                        disk -> assertThat(disk).isEqualTo("snapshot/disk-app-01-os: the run ended before"),
                        disk -> assertThat(disk).isEqualTo("snapshot/disk-app-01-data-01: the run ended before"),
                        disk -> assertThat(disk).isEqualTo("snapshot/disk-app-01-data-02: the run ended before"),
                        memory -> assertThat(memory).startsWith("memory/vm-app-01: not collected"),
                        log -> assertThat(log).isEqualTo("activity-log/rg-workload-prod: the run ended before"),
                        images -> assertThat(images).isEqualTo("images/vm-app-01: the run ended before"));
    }

    @Test
    void a_run_that_is_stopped_while_it_takes_snapshots_accounts_for_those_that_it_took_and_those_it_lacks() {
        azure.fail("snapshot.take disk-app-01-os", FailureType.FORBIDDEN.failure("no permission", null));
        WorkflowStub run = high();
        runbooks.decide(run, runbooks.question(run), "stop", CAROL);
        IsolationReport report = runbooks.failure(run).getDetails().get(IsolationReport.class);
        assertThat(report.done().snapshots()).hasSize(2);
        assertThat(left(run).manifest().notCollected())
                .filteredOn(line -> line.startsWith("snapshot/"))
                .containsExactly("snapshot/disk-app-01-os: the run ended before");
        assertThat(left(run).chained()).isTrue();
    }

    @Test
    void a_run_that_was_stopped_at_a_hold_is_sealed_with_what_it_had_collected() {
        azure.fail("identity.detachAll vm-app-01", FailureType.FORBIDDEN.failure("no permission", null));
        WorkflowStub run = high();
        runbooks.decide(run, runbooks.question(run), "stop", CAROL);
        runbooks.failure(run);
        assertThat(left(run).chained()).isTrue();
        assertThat(left(run).manifest().verdict()).isEqualTo("NOT_VERIFIED");
        assertThat(left(run).custody())
                .filteredOn(record -> record.action() == Action.SNAPSHOT_TAKEN)
                .hasSize(3);
    }

    @Test
    void a_cancelled_run_is_sealed() {
        WorkflowStub run = runbooks.start(RunbookEnvironment.request(Seed.APP, Map.of("severity", "Medium")));
        runbooks.question(run);
        run.cancel();
        Assertions.assertThatThrownBy(() -> run.getResult(IsolationReport.class))
                .isInstanceOf(WorkflowFailedException.class);
        assertThat(left(run).chained()).isTrue();
        assertThat(left(run).manifest().ending()).startsWith("cancelled");
    }

    @Test
    void a_custody_record_that_cannot_be_written_delays_no_containment_and_holds_the_seal() {
        ApplicationFailure refused = FailureType.FORBIDDEN.failure("no permission on the vault", null);
        azure.fail(
                "custody.append before-image.json",
                Collections.nCopies(8, refused).toArray(ApplicationFailure[]::new));
        WorkflowStub run = high();
        Question hold = runbooks.question(run);
        assertThat(hold.asks()).contains("seal the chain of custody").contains("no permission on the vault");
        assertThat(azure.changes()).contains("identity.detachAll vm-app-01");
        Question last = hold;
        for (int more = 0; more < 9 && last != null; more++) {
            runbooks.decide(run, last, "retry", CAROL);
            String seen = last.gate();
            last = runbooks.questionOrEnd(run, question -> !question.gate().equals(seen));
        }
        assertThat(run.getResult(IsolationReport.class).verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(left(run).chained()).isTrue();
        assertThat(left(run).custody()).hasSize(9);
    }

    @Test
    void a_snapshot_is_accounted_for_although_that_of_another_disk_failed() {
        azure.fail("snapshot.take disk-app-01-os", FailureType.FORBIDDEN.failure("no permission", null));
        WorkflowStub run = high();
        runbooks.decide(run, runbooks.question(run), "retry", CAROL);
        run.getResult(IsolationReport.class);
        assertThat(left(run).custody())
                .filteredOn(record -> record.action() == Action.SNAPSHOT_TAKEN)
                .hasSize(3);
        assertThat(azure.journal())
                .filteredOn(entry -> entry.startsWith("snapshot.take"))
                .hasSize(3 + 1);
        assertThat(left(run).chained()).isTrue();
    }

    @Test
    void what_somebody_decided_to_go_on_without_is_on_the_record() {
        azure.fail("snapshot.take disk-app-01-os", FailureType.FORBIDDEN.failure("no permission", null));
        WorkflowStub run = high();
        runbooks.decide(run, runbooks.question(run), "skip", CAROL);
        assertThat(run.getResult(IsolationReport.class).done().snapshots()).hasSize(2);
        assertThat(left(run).manifest().notCollected())
                .filteredOn(line -> line.startsWith("snapshot"))
                .singleElement()
                .asString()
                .startsWith("snapshot/disk-app-01-os: the step was out of retries");
        assertThat(left(run).manifest().notCollected()).anyMatch(line -> line.startsWith("memory/vm-app-01"));
    }

    @Test
    void a_dry_run_keeps_nothing() {
        runbooks.isolate(RunbookEnvironment.request(Seed.APP, Map.of("dryRun", true)));
        assertThat(azure.sealed()).isEmpty();
    }

    @Test
    void the_history_is_archived_after_the_run_has_closed() {
        WorkflowStub run = high();
        run.getResult(IsolationReport.class);
        assertThat(runbooks.archived(run.getExecution().getRunId()).sealedFromOutside())
                .isFalse();
        assertThat(azure.sealed())
                .containsKeys(
                        INCIDENT + "/" + run.getExecution().getRunId() + "/history.json",
                        INCIDENT + "/" + run.getExecution().getRunId() + "/history.jws");
        assertThat(office.pages()).extracting(Page::words).isEqualTo(List.of());
    }

    @Test
    void a_run_that_somebody_let_go_on_without_its_seal_is_sealed_from_outside() {
        azure.fail("custody.seal manifest", FailureType.FORBIDDEN.failure("no permission to sign", null));
        WorkflowStub run = high();
        runbooks.decide(run, runbooks.question(run), "skip", CAROL);
        assertThat(run.getResult(IsolationReport.class).verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(runbooks.archived(run.getExecution().getRunId()).sealedFromOutside())
                .isTrue();
        assertThat(left(run).chained()).isTrue();
        assertThat(left(run).manifest().fromOutside()).isTrue();
        assertThat(office.pages()).extracting(Page::key).anyMatch(key -> key.endsWith("/unsealed"));
    }

    @Test
    void a_run_that_ended_early_and_could_not_seal_is_sealed_from_outside() {
        azure.fail("identity.detachAll vm-app-01", FailureType.FORBIDDEN.failure("no permission", null));
        WorkflowStub run = high();
        Question hold = runbooks.question(run);
        azure.fail("custody.seal manifest", FailureType.FORBIDDEN.failure("no permission to sign", null));
        runbooks.decide(run, hold, "stop", CAROL);
        runbooks.failure(run);
        assertThat(runbooks.archived(run.getExecution().getRunId()).sealedFromOutside())
                .isTrue();
        assertThat(left(run).chained()).isTrue();
    }

    @Test
    void the_manifest_names_the_build_that_decided_and_not_only_the_one_that_signed() {
        WorkflowStub run = high();
        run.getResult(IsolationReport.class);
        assertThat(left(run).manifest().code()).isEqualTo(FakePolicy.BUILD);
    }

    @Test
    void a_release_reads_the_before_image_on_the_record_and_is_sealed() {
        WorkflowStub isolation = high();
        isolation.getResult(IsolationReport.class);
        CustodyRecord recorded = left(isolation).custody().stream()
                .filter(record -> record.evidenceId().equals("before-image.json"))
                .findFirst()
                .orElseThrow();
        WorkflowStub release = runbooks.approvedRelease(Seed.APP, Map.of());
        release.getResult(Object.class);
        SealedRecords left = left(release);
        assertThat(left.chained()).isTrue();
        assertThat(left.custody())
                .extracting(CustodyRecord::action)
                .containsExactly(Action.VAULT_CHECKED, Action.RECORD_READ, Action.RECORD_KEPT);
        assertThat(left.custody().get(1).object())
                .isEqualTo(new StoredObject(
                        requireNonNull(left.custody().get(1).source()).id(),
                        requireNonNull(recorded.object()).sha256(),
                        recorded.object().length(),
                        recorded.object().versionId()));
        assertThat(left.manifest().verdict()).isEqualTo("RELEASED");
        assertThat(left.manifest().decisions()).hasSize(2);
    }

    private WorkflowStub high() {
        return runbooks.start(RunbookEnvironment.request(Seed.APP, Map.of("severity", "High")));
    }

    private SealedRecords left(WorkflowStub run) {
        return new SealedRecords(azure, INCIDENT, run.getExecution().getRunId());
    }
}
