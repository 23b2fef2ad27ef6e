package dev.cordon.runbook.preserve;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.evidence.Reconciliation.LateEvent;
import dev.cordon.capability.policy.VaultPolicy;
import dev.cordon.engine.gate.Question;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.SealedRecords;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.RunbookEnvironment;
import dev.cordon.runbook.isolatevm.IsolationReport;
import dev.cordon.runbook.preserve.PreservationReport.Verdict;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PreserveEvidenceSpec {
    private static final String INCIDENT = "ir-2026-05-23-001";
    private static final String CAROL = "carol@contoso.com";

    private final FakeAzure azure = new FakeAzure();
    private final FakePolicy policy = new FakePolicy();
    private final FakeOffice office = new FakeOffice();
    private final RunbookEnvironment runbooks = new RunbookEnvironment(azure, policy, office, true);

    @BeforeEach
    void waitShortly() {
        policy.vault(waitingASecond(false));
    }

    @AfterEach
    void close() {
        runbooks.close();
    }

    @Test
    void the_image_of_every_disk_goes_to_the_vault_is_read_back_and_accounted_for() {
        WorkflowStub run = start(Map.of());
        PreservationReport report = run.getResult(PreservationReport.class);

        assertThat(report.verdict()).isEqualTo(Verdict.PRESERVED);
        assertThat(report.disks()).hasSize(3).allMatch(PreservedDisk::complete);
        SealedRecords left = left(run);
        assertThat(left.chained()).isTrue();
        assertThat(left.custody())
                .filteredOn(record -> record.action() == Action.IMAGE_EXPORTED)
                .hasSize(3);
        assertThat(left.custody())
                .filteredOn(record -> record.action() == Action.IMAGE_HASHED)
                .hasSize(3)
                .allSatisfy(record -> assertThat(record.object()).isNotNull());
        assertThat(azure.accessible()).isEmpty();
        assertThat(azure.changes()).noneMatch(change -> change.contains("Nsg") || change.contains("detach"));
    }

    @Test
    void what_azure_shows_late_in_the_activity_log_is_named() {
        azure.showsLate(new LateEvent(
                "e-1",
                Instant.parse("2026-05-23T02:59:00Z"),
                "Microsoft.Network/networkInterfaces/write",
                Seed.NIC_APP.id(),
                "mallory"));
        PreservationReport report = start(Map.of()).getResult(PreservationReport.class);
        assertThat(requireNonNull(report.reconciliation()).late())
                .extracting(LateEvent::caller)
                .containsExactly("mallory");
        assertThat(azure.journal())
                .filteredOn(entry -> entry.startsWith("activitylog.export"))
                .hasSize(2);
    }

    @Test
    void access_to_snapshots_is_ended_when_a_copy_fails() {
        azure.fail("image.export " + snapshotOf(), FailureType.FORBIDDEN.failure("no permission on the vault", null));
        WorkflowStub run = start(Map.of());
        Question hold = runbooks.question(run);
        assertThat(hold.asks()).contains("no permission on the vault");
        assertThat(azure.accessible()).isEmpty();
        runbooks.decide(run, hold, "stop", CAROL);
        PreservationReport report = failure(run).getDetails().get(PreservationReport.class);
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_COMPLETED);
        assertThat(left(run).chained()).isTrue();
    }

    @Test
    void what_is_gone_on_without_is_not_called_preserved_and_the_others_are() {
        azure.fail("image.export " + snapshotOf(), FailureType.FORBIDDEN.failure("no permission on the vault", null));
        WorkflowStub run = start(Map.of());
        runbooks.decide(run, runbooks.question(run), "skip", CAROL);
        PreservationReport report = run.getResult(PreservationReport.class);
        assertThat(report.verdict()).isEqualTo(Verdict.PARTLY_PRESERVED);
        assertThat(report.disks())
                .hasSize(3)
                .filteredOn(PreservedDisk::complete)
                .hasSize(2);
        assertThat(actions(run, Action.IMAGE_EXPORTED)).hasSize(2);
        assertThat(actions(run, Action.IMAGE_HASHED)).hasSize(2);
        assertThat(lacking(run))
                .singleElement()
                .asString()
                .startsWith(
                        "image/disk-app-01-os: the vault has no image of it, only its snapshot is kept: a step was");
    }

    @Test
    void a_retry_copies_what_is_not_copied_yet() {
        azure.fail("image.export " + snapshotOf(), FailureType.FORBIDDEN.failure("no permission on the vault", null));
        int before = azure.journal().size();
        WorkflowStub run = start(Map.of());
        runbooks.decide(run, runbooks.question(run), "retry", CAROL);
        assertThat(run.getResult(PreservationReport.class).verdict()).isEqualTo(Verdict.PRESERVED);
        assertThat(azure.journal().subList(before, azure.journal().size()))
                .filteredOn(entry -> entry.startsWith("image.export"))
                .hasSize(3 + 1);
        assertThat(actions(run, Action.IMAGE_EXPORTED)).hasSize(3);
        assertThat(lacking(run)).isEmpty();
    }

    @Test
    void a_disk_without_a_snapshot_keeps_no_other_from_being_preserved() {
        azure.fail("snapshot.take disk-app-01-os", FailureType.FORBIDDEN.failure("no permission", null));
        WorkflowStub run = start(Map.of());
        runbooks.decide(run, runbooks.question(run), "skip", CAROL);
        PreservationReport report = run.getResult(PreservationReport.class);
        assertThat(report.verdict()).isEqualTo(Verdict.PARTLY_PRESERVED);
        assertThat(report.disks()).hasSize(2).allMatch(PreservedDisk::complete);
        assertThat(lacking(run))
                .singleElement()
                .asString()
                .startsWith("image/disk-app-01-os: there is no snapshot of it and no image");
    }

    @Test
    void an_image_that_was_not_read_back_is_on_the_record_and_one_that_was_is_not_read_again() {
        azure.fail("image.observe disk-app-01-os.vhd", FailureType.FORBIDDEN.failure("no permission", null));
        WorkflowStub run = start(Map.of());
        runbooks.decide(run, runbooks.question(run), "skip", CAROL);
        run.getResult(PreservationReport.class);
        assertThat(actions(run, Action.IMAGE_HASHED)).hasSize(2);
        assertThat(lacking(run))
                .singleElement()
                .asString()
                .startsWith("image/disk-app-01-os: its image was not read back and hashed");
    }

    @Test
    void a_stopped_preservation_says_what_it_did_not_collect() {
        azure.fail("image.export " + snapshotOf(), FailureType.FORBIDDEN.failure("no permission on the vault", null));
        WorkflowStub run = start(Map.of());
        runbooks.decide(run, runbooks.question(run), "stop", CAROL);
        failure(run);
        assertThat(left(run).manifest().notCollected())
                .satisfiesExactly(
                        memory -> assertThat(memory).startsWith("memory/vm-app-01: not collected"),
                        os -> assertThat(os).startsWith("image/disk-app-01-os: the vault has no image of it"),
                        one -> assertThat(one).startsWith("image/disk-app-01-data-01: its image was not read back"),
                        two -> assertThat(two).startsWith("image/disk-app-01-data-02: its image was not read back"),
                        log -> assertThat(log).isEqualTo("activity-log-later/rg-workload-prod: the run ended before"));
        assertThat(left(run).chained()).isTrue();
    }

    @Test
    void a_cancelled_preservation_says_what_it_did_not_collect() {
        azure.fail("compute.observe vm-app-01", FailureType.FORBIDDEN.failure("no permission", null));
        WorkflowStub run = start(Map.of());
        runbooks.question(run);
        run.cancel();
        Assertions.assertThatThrownBy(() -> run.getResult(PreservationReport.class))
                .isInstanceOf(WorkflowFailedException.class);
        assertThat(left(run).manifest().notCollected())
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly(
                        "memory/vm-app-01",
                        "images/vm-app-01",
                        "activity-log/rg-workload-prod",
                        "activity-log-later/rg-workload-prod");
        assertThat(left(run).chained()).isTrue();
    }

    @Test
    void an_isolation_starts_it_as_a_run_of_its_own_that_adopts_its_snapshots_and_its_export() {
        policy.vault(waitingASecond(true));
        IsolationReport isolation = runbooks.isolate(Seed.APP);
        String preservation = requireNonNull(isolation.preservation());

        PreservationReport report = runbooks.run(preservation).getResult(PreservationReport.class);

        assertThat(report.verdict()).isEqualTo(Verdict.PRESERVED);
        assertThat(report.disks()).allMatch(disk -> disk.snapshot().adopted());
        assertThat(report.firstActivityLog())
                .isEqualTo(requireNonNull(isolation.done().activityLog()).url());
        assertThat(azure.journal())
                .filteredOn(entry -> entry.startsWith("activitylog.export"))
                .hasSize(2);
    }

    @Test
    void a_mistake_in_the_request_is_answered_by_a_sentence() {
        assertThat(failure(runbooks.start(
                                "PreserveEvidence",
                                Map.of("incidentId", "ir-1", "vmId", "vm-app-01", "requestedBy", "a")))
                        .getOriginalMessage())
                .startsWith("vmId: 'vm-app-01' is not the id of an Azure resource");
        assertThat(failure(start(Map.of("activityLog", "https://vault/blob?sig=abc")))
                        .getOriginalMessage())
                .isEqualTo("activityLog: is not the plain https URL of a blob; never a signed one");
    }

    /** The test server skips no time once a run that started another one has closed. */
    private static VaultPolicy waitingASecond(boolean afterIsolation) {
        VaultPolicy policy = Seed.VAULT_POLICY;
        return new VaultPolicy(policy.expectation(), true, afterIsolation, Duration.ofSeconds(1), policy.accessHours());
    }

    private String snapshotOf() {
        PreservationReport first = start(Map.of("incidentId", INCIDENT)).getResult(PreservationReport.class);
        return first.disks().get(0).snapshot().snapshot().name();
    }

    private WorkflowStub start(Map<String, ?> more) {
        return runbooks.start("PreserveEvidence", RunbookEnvironment.request(Seed.APP, more));
    }

    private List<CustodyRecord> actions(WorkflowStub run, Action action) {
        return left(run).custody().stream()
                .filter(record -> record.action() == action)
                .toList();
    }

    /** What the manifest says is missing besides memory, which always is. */
    private List<String> lacking(WorkflowStub run) {
        return left(run).manifest().notCollected().stream()
                .filter(line -> !line.startsWith("memory/"))
                .toList();
    }

    private SealedRecords left(WorkflowStub run) {
        return new SealedRecords(azure, INCIDENT, run.getExecution().getRunId());
    }

    private static ApplicationFailure failure(WorkflowStub run) {
        WorkflowFailedException failed = Assertions.catchThrowableOfType(
                WorkflowFailedException.class, () -> run.getResult(PreservationReport.class));
        return (ApplicationFailure) requireNonNull(failed.getCause());
    }
}
