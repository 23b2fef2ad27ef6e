package dev.cordon.runbook.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.paging.Page;
import dev.cordon.capability.runs.CutShortRun;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.RunbookEnvironment;
import dev.cordon.runbook.archive.ArchiveReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run that others ended does not vanish. */
class SweepRunsSpec {
    private final FakeAzure azure = new FakeAzure();
    private final FakeOffice office = new FakeOffice();
    private final RunbookEnvironment runbooks = new RunbookEnvironment(azure, new FakePolicy(), office, true);

    @AfterEach
    void close() {
        runbooks.close();
    }

    @Test
    void a_terminated_run_gets_its_record_completed_and_people_paged_once() {
        office.somebodyEnds(run("run-1"));
        SweepReport first = runbooks.sweep();
        assertThat(first.closed())
                .containsExactly(
                        "isolate-vm.ir-1 was ended as Terminated in phase 'quarantine' by mallory, reason: oops");
        SweepReport second = runbooks.sweep();
        assertThat(second.closed()).isEmpty();
        assertThat(second.known()).isEqualTo(1);
        ArchiveReport archive = runbooks.archived("run-1");
        assertThat(archive.sealedFromOutside()).isTrue();
        assertThat(azure.records()).containsExactly("closure.json");
        assertThat(azure.sealed())
                .containsOnlyKeys(
                        "ir-1/run-1/history.json",
                        "ir-1/run-1/custody/000001.json",
                        "ir-1/run-1/custody/000002.json",
                        "ir-1/run-1/manifest.jws",
                        "ir-1/run-1/history.jws");
        assertThat(office.pages()).hasSize(1);
    }

    @Test
    void one_whose_record_cannot_be_completed_is_paged_about_once_and_tried_again_until_it_can() {
        azure.fail(
                "custody.seal manifest",
                FailureType.FORBIDDEN.failure("no permission on the vault", null),
                FailureType.FORBIDDEN.failure("no permission on the vault", null));
        office.somebodyEnds(run("run-1"));
        office.somebodyEnds(run("run-2"));
        SweepReport report = runbooks.sweep();
        assertThat(report.closed()).hasSize(2);
        runbooks.archived("run-1");
        runbooks.archived("run-2");
        assertThat(azure.sealed()).hasSize(10);
        assertThat(office.pages().stream().map(Page::words).filter(words -> words.contains("is not archived yet")))
                .isNotEmpty()
                .allMatch(words -> words.endsWith("no permission on the vault"));
    }

    @Test
    void a_run_that_closed_by_itself_and_whose_record_nobody_completes_is_found_too() {
        office.somebodyEnds(run("run-1", "Completed"));
        assertThat(runbooks.sweep().closed()).hasSize(1);
        assertThat(runbooks.archived("run-1").sealedFromOutside()).isTrue();
        assertThat(office.pages())
                .extracting(Page::words)
                .containsExactly("isolate-vm.ir-1 closed as Completed and could not seal its record; "
                        + "what is known is sealed from outside");
    }

    private static CutShortRun run(String runId) {
        return run(runId, "Terminated");
    }

    private static CutShortRun run(String runId, String status) {
        return new CutShortRun(
                "isolate-vm.ir-1",
                runId,
                "IsolateVm",
                status,
                Seed.NOW,
                "oops",
                "mallory",
                "ir-1",
                Seed.APP.id(),
                "High",
                "quarantine",
                "alice@contoso.com");
    }
}
