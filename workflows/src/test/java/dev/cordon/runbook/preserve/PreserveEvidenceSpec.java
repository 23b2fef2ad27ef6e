package dev.cordon.runbook.preserve;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.custody.Action;
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
    void what_is_gone_on_without_is_not_called_preserved() {
        azure.fail("image.export " + snapshotOf(), FailureType.FORBIDDEN.failure("no permission on the vault", null));
        WorkflowStub run = start(Map.of());
        runbooks.decide(run, runbooks.question(run), "skip", CAROL);
        PreservationReport report = run.getResult(PreservationReport.class);
        assertThat(report.verdict()).isEqualTo(Verdict.PARTLY_PRESERVED);
        assertThat(report.disks()).hasSize(3).noneMatch(PreservedDisk::complete);
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

    private SealedRecords left(WorkflowStub run) {
        return new SealedRecords(azure, INCIDENT, run.getExecution().getRunId());
    }

    private static ApplicationFailure failure(WorkflowStub run) {
        WorkflowFailedException failed = Assertions.catchThrowableOfType(
                WorkflowFailedException.class, () -> run.getResult(PreservationReport.class));
        return (ApplicationFailure) requireNonNull(failed.getCause());
    }
}
