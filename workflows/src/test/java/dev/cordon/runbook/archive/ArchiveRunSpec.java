package dev.cordon.runbook.archive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.Severity;
import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.RunOfRecord;
import dev.cordon.capability.paging.Page;
import dev.cordon.capability.runs.CutShortRun;
import dev.cordon.engine.custody.RunToArchive;
import dev.cordon.engine.custody.SealedHistory;
import dev.cordon.engine.custody.Terms;
import dev.cordon.engine.gate.Question;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.FakeVault;
import dev.cordon.fake.SealedRecords;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.RunbookEnvironment;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchiveRunSpec {
    private static final String INCIDENT = "ir-1";
    private static final String RUN = "run-1";
    private static final String LOG = "activity-log-rg-workload-prod.json";

    private final FakeAzure azure = new FakeAzure();
    private final FakeOffice office = new FakeOffice();
    private final RunbookEnvironment runbooks = new RunbookEnvironment(azure, new FakePolicy(), office, true);

    @AfterEach
    void close() {
        runbooks.close();
    }

    @Test
    void what_a_terminated_run_had_written_and_not_accounted_for_is_on_its_record() {
        azure.leavesBehind(INCIDENT + "/" + RUN + "/" + LOG, RUN, "{\"events\":[]}");

        assertThat(archived(isolation("Terminated")).sealedFromOutside()).isTrue();

        assertThat(left().chained()).isTrue();
        assertThat(left().custody())
                .extracting(CustodyRecord::evidenceId)
                .containsExactly("vault", "closure.json", LOG);
        CustodyRecord found = left().custody().get(2);
        assertThat(found.action()).isEqualTo(Action.FOUND);
        assertThat(requireNonNull(found.object()).sha256())
                .isEqualTo(FakeVault.sha256("{\"events\":[]}".getBytes(StandardCharsets.UTF_8)));
        assertThat(found.note()).endsWith("found in the folder, not accounted for by the run");
    }

    @Test
    void a_record_that_lands_after_the_run_was_ended_keeps_its_place_and_stops_nobody() {
        azure.before("custody.append vault", () -> azure.append(late(1, CustodyRecord.FIRST)));

        archived(isolation("Terminated"));

        assertThat(left().chained()).isTrue();
        assertThat(left().custody())
                .extracting(CustodyRecord::evidenceId)
                .containsExactly("before-image.json", "vault", "closure.json");
        assertThat(office.pages())
                .extracting(Page::key)
                .singleElement()
                .asString()
                .endsWith("/cut-short");
    }

    @Test
    void what_was_appended_from_outside_is_not_appended_again_when_the_rest_is_tried_again() {
        azure.fail("custody.seal manifest", FailureType.FORBIDDEN.failure("no permission on the vault", null));

        archived(isolation("Terminated"));

        assertThat(left().chained()).isTrue();
        assertThat(left().custody()).extracting(CustodyRecord::evidenceId).containsExactly("vault", "closure.json");
    }

    @Test
    void a_history_that_temporal_no_longer_has_is_put_on_record_as_lost_and_paged_about_once() {
        azure.fail("history.archive isolate-vm.ir-1", gone(3));

        ArchiveReport report = archived(isolation("Terminated"));

        assertThat(report.history()).isNull();
        assertThat(left().manifest().notCollected()).containsExactly("history: Temporal does not have the run");
        assertThat(left().manifest().ending()).endsWith("; its history is lost");
        SealedHistory sealed = left().history();
        assertThat(sealed.lost()).isEqualTo("Temporal does not have the run");
        assertThat(sealed.manifestSha256()).isNotNull();
        assertThat(office.pages())
                .extracting(Page::words)
                .filteredOn(words -> words.contains("history"))
                .containsExactly("The history of isolate-vm.ir-1 is lost: Temporal does not have the run");
    }

    @Test
    void a_history_that_temporal_did_not_have_for_a_moment_is_archived() {
        azure.fail("history.archive isolate-vm.ir-1", gone(2));

        assertThat(archived(isolation("Terminated")).history()).isNotNull();

        assertThat(left().history().lost()).isNull();
        assertThat(office.pages()).hasSize(1);
    }

    @Test
    void the_seal_over_a_history_says_what_the_vault_was_before_it_was_written() {
        azure.vault(FakeVault.UNLOCKED);
        archived(isolation("Terminated"));
        assertThat(requireNonNull(left().history().vault()).shortcomings())
                .containsExactly("its immutability policy is not locked");
    }

    @Test
    void a_run_that_closed_by_itself_and_sealed_nothing_is_sealed_from_outside_and_paged_about() {
        assertThat(archived(new RunToArchive("IsolateVm", "isolate-vm.ir-1", RUN, terms(INCIDENT), null))
                        .sealedFromOutside())
                .isTrue();
        assertThat(left().manifest().ending()).contains("closed as Completed and could not seal its record");
        assertThat(office.pages())
                .extracting(Page::words)
                .containsExactly("isolate-vm.ir-1 closed as Completed and could not seal its record; "
                        + "what is known is sealed from outside");
    }

    @Test
    void access_that_a_terminated_preservation_was_given_to_snapshots_is_ended() {
        WorkflowStub run = preservationThatLeavesAccess();
        assertThat(azure.accessible()).isNotEmpty();
        run.terminate("gone by mistake");

        archived(cutShort(
                "PreserveEvidence",
                run.getExecution().getWorkflowId(),
                run.getExecution().getRunId(),
                "ir-2026-05-23-001",
                "Terminated"));

        assertThat(azure.accessible()).isEmpty();
    }

    @Test
    void access_that_cannot_be_ended_is_paged_about_and_keeps_no_record_open() {
        WorkflowStub run = preservationThatLeavesAccess();
        String given = azure.accessible().iterator().next();
        String snapshot = given.substring(given.lastIndexOf('/') + 1);
        run.terminate("gone by mistake");
        azure.fail("image.endAccess " + snapshot, FailureType.FORBIDDEN.failure("no permission", null));

        archived(cutShort(
                "PreserveEvidence",
                run.getExecution().getWorkflowId(),
                run.getExecution().getRunId(),
                "ir-2026-05-23-001",
                "Terminated"));

        assertThat(office.pages())
                .extracting(Page::words)
                .filteredOn(words -> words.startsWith("Access to snapshots"))
                .singleElement()
                .asString()
                .contains(snapshot + ": no permission");
    }

    /** A copy fails, and so does the end of the access that it was given. */
    private WorkflowStub preservationThatLeavesAccess() {
        WorkflowStub first = runbooks.start("PreserveEvidence", RunbookEnvironment.request(Seed.DB, Map.of()));
        first.getResult(Object.class);
        String snapshot = azure.journal().stream()
                .filter(entry -> entry.startsWith("image.export "))
                .findFirst()
                .orElseThrow()
                .substring("image.export ".length());
        azure.fail("image.export " + snapshot, FailureType.FORBIDDEN.failure("no permission on the vault", null));
        azure.fail("image.endAccess " + snapshot, FailureType.FORBIDDEN.failure("no permission", null));
        WorkflowStub run = runbooks.start("PreserveEvidence", RunbookEnvironment.request(Seed.DB, Map.of()));
        Question hold = runbooks.question(run);
        assertThat(hold.asks()).contains("no permission on the vault");
        return run;
    }

    private ArchiveReport archived(RunToArchive order) {
        return runbooks.start("ArchiveRun", order).getResult(ArchiveReport.class);
    }

    private SealedRecords left() {
        return new SealedRecords(azure, INCIDENT, RUN);
    }

    private static ApplicationFailure[] gone(int times) {
        return Collections.nCopies(times, FailureType.HISTORY_GONE.failure("Temporal does not have the run", null))
                .toArray(ApplicationFailure[]::new);
    }

    private static RunToArchive isolation(String status) {
        return cutShort("IsolateVm", "isolate-vm.ir-1", RUN, INCIDENT, status);
    }

    private static RunToArchive cutShort(
            String runbook, String workflowId, String runId, String incident, String status) {
        return new RunToArchive(
                runbook,
                workflowId,
                runId,
                terms(incident),
                new CutShortRun(
                        workflowId,
                        runId,
                        runbook,
                        status,
                        Seed.NOW,
                        "oops",
                        "mallory",
                        incident,
                        Seed.APP.id(),
                        "High",
                        "quarantine",
                        "alice@contoso.com"));
    }

    private static Terms terms(String incident) {
        return new Terms(Seed.POLICY.vaultContainer(), incident, Seed.APP.id(), Severity.HIGH, "alice@contoso.com");
    }

    /** A record that an activity of the run was still writing. */
    private static CustodyRecord late(int sequence, String previous) {
        return new CustodyRecord(
                CustodyRecord.SCHEMA,
                sequence,
                previous,
                INCIDENT,
                "before-image.json",
                Action.RECORD_KEPT,
                null,
                null,
                null,
                null,
                "alice@contoso.com",
                List.of(),
                new RunOfRecord("IsolateVm", "isolate-vm.ir-1", RUN, 17),
                "");
    }
}
